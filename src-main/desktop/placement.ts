import { resolve } from "node:path";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";

/** The experiment that a window reports to show. */
export interface ShownExperiment {
  readonly name: string;
  /** absolute; undefined: never saved */
  readonly path?: string | undefined;
  readonly edited: boolean;
}

/** What a window shows or is about to open. */
export interface Occupancy {
  /** what the window was asked to open and has not reported on yet */
  readonly opening: Opening | undefined;
  readonly experiment: ShownExperiment | undefined;
}

/** The window for an experiment: the asking one, one that has it open already, a free one, or a new one. */
export type WindowChoice<W> = { readonly kind: "here" | "held" | "free"; readonly window: W } | { readonly kind: "new" };

/**
 * Chooses the window for an experiment, so that each experiment has one window. If a window has it open, that one comes to the front;
 * otherwise a window without an experiment is used.
 *
 * @param asking the window that asks; undefined: the operating system asks
 * @param ignoreCase true where the file system ignores case
 */
export function chooseWindow<W extends Occupancy>(opening: Opening, windows: readonly W[], asking: W | undefined, ignoreCase: boolean): WindowChoice<W> {
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

/** Window title, "• Steps – Rheobase" while there are unsaved edits. */
export function titleOf(experiment: ShownExperiment | undefined): string {
  if (experiment === undefined) return "Rheobase";
  return `${experiment.edited ? "• " : ""}${experiment.name} – Rheobase`;
}

/** The lowest number, from 1, that no open window has. */
export function freeNumber(taken: readonly number[]): number {
  let number = 1;
  while (taken.includes(number)) number++;
  return number;
}
