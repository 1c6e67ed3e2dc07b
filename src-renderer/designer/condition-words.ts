import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { countOfLevels } from "../noise/level-list-text.ts";
import { writeQuantity } from "../notation/quantity-text.ts";

/** "10 sweeps × 4 levels × 5 trials", of noise only where there is some; undefined while the levels cannot be counted. */
export function conditionWords({ sweeps = 1, trials = 1, noise }: Pick<Protocol, "sweeps" | "trials" | "noise">): string | undefined {
  const levels = noise === undefined ? 1 : countOfLevels(noise.levels);
  if (levels === undefined) return undefined;
  const parts = [counted(sweeps, "sweep"), ...(noise === undefined ? [] : [counted(levels, "level")]), counted(trials, "trial")];
  return parts.join(" × ");
}

function counted(count: number, noun: string): string {
  return `${writeQuantity(count)} ${noun}${count === 1 ? "" : "s"}`;
}
