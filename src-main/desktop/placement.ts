import { resolve } from "node:path";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";

/** What a window shows, as it has said. */
export interface ShownExperiment {
  readonly name: string;
  /** absolute; undefined: never saved */
  readonly path?: string | undefined;
  readonly edited: boolean;
}

/** What is in a window, or will be. */
export interface Occupancy {
  /** it was made for this, or was told to open it, and has not said yet what became of that */
  readonly opening: Opening | undefined;
  readonly experiment: ShownExperiment | undefined;
}

/** Where an experiment goes: to the window that asks, to another, or to one yet to be made. */
export type Place<W> = { readonly kind: "here" | "held" | "free"; readonly window: W } | { readonly kind: "new" };

/**
 * Each experiment has one window. One that is open comes to the front; else a window that shows none is used.
 *
 * @param asking the window in which somebody asks for it; undefined: the system asks
 * @param ignoreCase file names differ in more than case on this system
 */
export function placeOf<W extends Occupancy>(opening: Opening, windows: readonly W[], asking: W | undefined, ignoreCase: boolean): Place<W> {
  const holder = windows.find((window) => holds(window, opening, ignoreCase) && (window !== asking || window.experiment !== undefined));
  if (holder !== undefined) return { kind: "held", window: holder };
  if (asking !== undefined && asking.experiment === undefined) return { kind: "here", window: asking };
  const free = windows.find(({ opening: expected, experiment }) => expected === undefined && experiment === undefined);
  return free === undefined ? { kind: "new" } : { kind: "free", window: free };
}

function holds({ opening: expected, experiment }: Occupancy, opening: Opening, ignoreCase: boolean): boolean {
  if (opening.kind === "draft") return expected?.kind === "draft" && expected.draft === opening.draft;
  if (opening.kind !== "file") return false;
  const paths = [experiment?.path, expected?.kind === "file" ? expected.path : undefined];
  return paths.some((path) => path !== undefined && isSamePath(path, opening.path, ignoreCase));
}

function isSamePath(a: string, b: string, ignoreCase: boolean): boolean {
  const [left, right] = [resolve(a), resolve(b)];
  return left === right || (ignoreCase && left.toLowerCase() === right.toLowerCase());
}

/** Of the window: "• Steps – Rheobase" while there are unsaved edits. */
export function titleOf(experiment: ShownExperiment | undefined): string {
  if (experiment === undefined) return "Rheobase";
  return `${experiment.edited ? "• " : ""}${experiment.name} – Rheobase`;
}

/** The lowest number, from 1, that no window has: size and place are kept for each number. */
export function freeNumber(taken: readonly number[]): number {
  let number = 1;
  while (taken.includes(number)) number++;
  return number;
}
