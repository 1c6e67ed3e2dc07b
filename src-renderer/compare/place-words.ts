import { bareText, type TextLine } from "../../src-shared/content/rich-text.ts";
import { noiseWording } from "../../src-shared/content/noise-wording.ts";
import type { RunView } from "../results/run-view.ts";
import { levelText, placeTitle } from "../results/run-words.ts";
import type { Selection } from "../state/document.svelte.ts";
import type { ComparedView } from "./compared-view.ts";

type Placed = Pick<RunView, "protocol" | "axes" | "levels" | "unit">;

/** The shown condition in words that hold for all runs: "Sweep 5, σ 2 mV", and beside it "140 pA, trial 1". */
export function placeWords(views: readonly Placed[], place: Selection): { readonly title: TextLine; readonly note: string } {
  const there = views.filter((view) => has(view, place));
  const first = there[0];
  const title: TextLine =
    first === undefined ? [{ text: `Sweep ${place.sweep + 1}` }]
    : oneNoise(there, place) ? placeTitle(first.protocol, place.sweep, first.axes.noiseLevels[place.noise])
    : [{ text: `Sweep ${place.sweep + 1}, noise level ${place.noise + 1}` }];
  const hasTrials = views.some(({ axes }) => axes.trials > 1);
  const parts = [first !== undefined && oneLevel(there, place) ? levelText(first.levels[place.sweep], first.unit) : "", hasTrials ? `trial ${place.trial + 1}` : ""];
  return { title, note: parts.filter((part) => part !== "").join(", ") };
}

/** What heads the plots of one run: its letter and name, and its level and noise where not all have the same. */
export function columnTitle({ letter, name, view }: Pick<ComparedView, "letter" | "name"> & { readonly view: Placed | undefined }, views: readonly Placed[], place: Selection): string {
  const there = views.filter((other) => has(other, place));
  const parts = [`${letter}, ${name}`];
  if (view !== undefined && has(view, place)) {
    if (!oneLevel(there, place)) parts.push(levelText(view.levels[place.sweep], view.unit));
    if (!oneNoise(there, place)) parts.push(noiseName(view, place) || "no noise");
  }
  return parts.filter((part) => part !== "").join(", ");
}

function has({ axes }: Placed, { sweep, noise }: Selection): boolean {
  return sweep < axes.sweeps && noise < axes.noiseLevels.length;
}

function oneLevel(views: readonly Placed[], { sweep }: Selection): boolean {
  return new Set(views.map(({ levels, unit }) => levelText(levels[sweep], unit))).size < 2;
}

function oneNoise(views: readonly Placed[], place: Selection): boolean {
  return new Set(views.map((view) => noiseName(view, place))).size < 2;
}

/** "σ 2 mV"; "" without noise */
export function noiseName(view: Pick<Placed, "protocol" | "axes">, place: Pick<Selection, "noise">): string {
  return bareText(noiseLine(view, place));
}

/** The same as print has it: a Greek letter is italic. */
export function noiseLine({ protocol, axes }: Pick<Placed, "protocol" | "axes">, { noise }: Pick<Selection, "noise">): TextLine {
  const level = axes.noiseLevels[noise];
  return level === undefined ? [] : (noiseWording(protocol)?.nameOf(level) ?? []);
}
