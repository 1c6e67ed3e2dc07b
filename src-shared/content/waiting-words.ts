import type { FigureSource } from "./figure-source.ts";

/** Why there is nothing to show of a group yet; undefined where a condition of it has finished. */
export function waitingWords(source: Pick<FigureSource, "summariesOf">, group: number): string | undefined {
  return source.summariesOf(group).length === 0 ? "Not simulated yet" : undefined;
}
