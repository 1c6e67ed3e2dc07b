import { bareText, type TextLine } from "../../src-shared/content/rich-text.ts";
import { noiseWording } from "../../src-shared/content/noise-wording.ts";
import type { RunView } from "../results/run-view.ts";
import { levelText, placeTitle } from "../results/run-words.ts";
import type { Selection } from "../state/document.svelte.ts";
import type { ComparedView } from "./compared-view.ts";

type Selectable = Pick<RunView, "protocol" | "axes" | "levels" | "unit">;

/** The shown condition in words that hold for all runs: "Sweep 5, σ 2 mV", and beside it "140 pA, trial 1". */
export function selectionWords(views: readonly Selectable[], selection: Selection): { readonly title: TextLine; readonly note: string } {
  const there = views.filter((view) => has(view, selection));
  const first = there[0];
  const title: TextLine =
    first === undefined ? [{ text: `Sweep ${selection.sweep + 1}` }]
    : oneNoise(there, selection) ? placeTitle(first.protocol, selection.sweep, first.axes.noiseLevels[selection.noise])
    : [{ text: `Sweep ${selection.sweep + 1}, noise level ${selection.noise + 1}` }];
  const hasTrials = views.some(({ axes }) => axes.trials > 1);
  const parts = [first !== undefined && oneLevel(there, selection) ? levelText(first.levels[selection.sweep], first.unit) : "", hasTrials ? `trial ${selection.trial + 1}` : ""];
  return { title, note: parts.filter((part) => part !== "").join(", ") };
}

/** Heading of the plots of one run: letter and name, and level and noise unless they are the same in all runs. */
export function columnTitle(
  { letter, name, view }: Pick<ComparedView, "letter" | "name"> & { readonly view: Selectable | undefined },
  views: readonly Selectable[],
  selection: Selection,
): string {
  const there = views.filter((other) => has(other, selection));
  const parts = [`${letter}, ${name}`];
  if (view !== undefined && has(view, selection)) {
    if (!oneLevel(there, selection)) parts.push(levelText(view.levels[selection.sweep], view.unit));
    if (!oneNoise(there, selection)) parts.push(noiseName(view, selection) || "no noise");
  }
  return parts.filter((part) => part !== "").join(", ");
}

function has({ axes }: Selectable, { sweep, noise }: Selection): boolean {
  return sweep < axes.sweeps && noise < axes.noiseLevels.length;
}

function oneLevel(views: readonly Selectable[], { sweep }: Selection): boolean {
  return new Set(views.map(({ levels, unit }) => levelText(levels[sweep], unit))).size < 2;
}

function oneNoise(views: readonly Selectable[], selection: Selection): boolean {
  return new Set(views.map((view) => noiseName(view, selection))).size < 2;
}

/** "σ 2 mV"; "" without noise */
function noiseName(view: Pick<Selectable, "protocol" | "axes">, selection: Pick<Selection, "noise">): string {
  return bareText(noiseLine(view, selection));
}

/** The same as print has it: a Greek letter is italic. */
function noiseLine({ protocol, axes }: Pick<Selectable, "protocol" | "axes">, { noise }: Pick<Selection, "noise">): TextLine {
  const level = axes.noiseLevels[noise];
  return level === undefined ? [] : (noiseWording(protocol)?.nameOf(level) ?? []);
}
