import { evenlyAround } from "./chosen-among.ts";
import { evenly } from "./chosen-conditions.ts";
import { extentOf } from "./extent.ts";
import type { RasterContent, RasterGroup, RasterRow } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { noiseWording } from "./noise-wording.ts";
import { capitalised, durationText, numberText, quantityText } from "./number-text.ts";
import { sweepWords } from "./pooled-words.ts";
import { bareText, plain, type TextLine } from "./rich-text.ts";
import { inkIdentity, type SeriesIdentity } from "./series-identity.ts";
import { isPart, shownSpan } from "./shown-span.ts";

/** Beyond these a raster is a grey area, and its SVG too large for an editor. */
const mostGroups = 6;
const mostRows = 1000;
const mostTicks = 8000;
const mostTicksPerRow = 100;

/** The axes of a protocol along which there is more than one train, from the innermost. */
type Axis = "neuron" | "trial" | "sweep" | "noise";

const noSpikes = new Float64Array();

/**
 * Spike raster. Rows are neurons, or trials, or sweeps, or noise levels: the first of these of which there are several. In a file
 * there are groups of rows besides: noise levels, or sweeps, or trials, likewise; a page shows the rows at the chosen place.
 *
 * @returns undefined where there is one train only
 */
export function rasterContent(source: FigureSource, view: FigureView): RasterContent | undefined {
  const { protocol } = source;
  const sizes = sizesOf(protocol);
  const rowAxis = (["neuron", "trial", "sweep", "noise"] as const).find((axis) => sizes[axis] > 1);
  if (rowAxis === undefined) return undefined;
  const groupAxis = view.live
    ? undefined
    : (["noise", "sweep", "trial"] as const).find((axis) => sizes[axis] > 1 && axis !== rowAxis && !(axis === "trial" && rowAxis !== "neuron"));
  const groupIndices = groupAxis === undefined ? [0] : evenly(counting(sizes[groupAxis]), mostGroups);
  const rowIndices = rowsShown(sizes[rowAxis], groupIndices.length, rowAxis, view);

  const chosen: Record<Axis, number> = { neuron: 0, trial: view.live ? view.trial : 0, sweep: view.place.sweep, noise: view.live ? view.place.noise : 0 };
  const rowsOf = (group: number): RasterRow[] =>
    rowIndices.flatMap((row): RasterRow[] => {
      const at = { ...chosen, ...(groupAxis === undefined ? {} : { [groupAxis]: group }), [rowAxis]: row };
      const spikes = source.spikesAt(at, at.trial)?.[at.neuron] ?? (view.live ? noSpikes : undefined);
      const identity = groupAxis === undefined ? rowIdentity(rowAxis, row, chosen, sizes) : rowIdentity(groupAxis, group, { ...chosen, [groupAxis]: groupIndices[0]! }, sizes);
      const value = rowAxis === "noise" ? protocol.noise!.levels[row]! : row + 1;
      return spikes === undefined ? [] : [{ value, identity, place: { sweep: at.sweep, noise: at.noise, trial: at.trial }, spikes }];
    });
  const nameOf = (group: number): TextLine =>
    groupAxis === undefined ? [] : groupAxis === "noise" ? noiseWording(protocol)!.nameOf(protocol.noise!.levels[group]!) : plain(`${groupAxis} ${group + 1}`);
  const groups = groupIndices.map((group): RasterGroup => ({ name: nameOf(group), rows: rowsOf(group) })).filter(({ rows }) => rows.length > 0);
  const span = spanOf(source, groups, view.place.sweep);
  const duration = durationOf(source);
  const { onset, window } = source.sweeps[view.place.sweep]!;
  const transient = onset < window.from ? { from: onset, to: window.from } : undefined;
  const wording = noiseWording(protocol);
  const sentences = [
    protocol.sweeps > 1 && rowAxis !== "sweep" && groupAxis !== "sweep" ? `${capitalised(sweepWords(source, view.place.sweep))}.` : "",
    rowIndices.length < sizes[rowAxis] ? `${rowIndices.length} of ${sizes[rowAxis]} ${rowAxis}s.` : "",
    groupAxis !== undefined && groupIndices.length < sizes[groupAxis]
      ? `${groupIndices.length} of ${sizes[groupAxis]} ${groupAxis === "noise" ? "noise levels" : `${groupAxis}s`}.`
      : "",
    isPart(span, duration) ? `${durationText(span.to - span.from)} of ${durationText(duration)} shown.` : "",
    wording === undefined || wording.note === "" ? "" : `${wording.note}.`,
    transient === undefined ? "" : `Grey: ${quantityText(transient.from, "ms")} to ${quantityText(transient.to, "ms")}, left out of statistics.`,
  ].filter((sentence) => sentence !== "");
  const rowName = rowAxis === "noise" ? bareText(wording!.keyTitle) : capitalised(rowAxis);
  const caption = sentences.length === 0 ? [] : plain(sentences.join(" "));
  const rowCount = groups.reduce((count, { rows }) => count + rows.length, 0);
  return {
    kind: "raster",
    title: "Spike raster",
    alt: `Spike raster of ${rowCount} rows (${rowName}) from ${numberText(span.from)} to ${quantityText(span.to, "ms")}. ${bareText(caption)}`.trim(),
    caption,
    span,
    transient,
    rowName,
    rowsAlong: rowAxis,
    groups,
  };
}

function sizesOf({ population, trials, sweeps, noise }: FigureSource["protocol"]): Record<Axis, number> {
  return { neuron: population, trial: trials, sweep: sweeps, noise: noise?.levels.length ?? 1 };
}

function rowsShown(size: number, groups: number, axis: Axis, { live, place, trial }: FigureView): number[] {
  const chosen: Record<Axis, number> = { neuron: 0, trial, sweep: place.sweep, noise: place.noise };
  return live ? evenlyAround(size, mostRows, chosen[axis]) : counting(Math.min(size, Math.floor(mostRows / groups)));
}

/** Sweeps and noise levels have colours of their own; of trials and neurons the one whose trace is shown stands out. */
function rowIdentity(axis: Axis, index: number, chosen: Readonly<Record<Axis, number>>, sizes: Readonly<Record<Axis, number>>): SeriesIdentity {
  if (axis === "noise" || axis === "sweep") return { scale: axis, index, count: sizes[axis] };
  return index === chosen[axis] ? { scale: "sweep", index: chosen.sweep, count: sizes.sweep } : inkIdentity;
}

/** ms; the longest sweep */
function durationOf({ sweeps }: FigureSource): number {
  return extentOf(sweeps.map(({ duration }) => duration)).max;
}

/** All of the longest sweep, or as much of it as can be read. */
function spanOf(source: FigureSource, groups: readonly RasterGroup[], sweep: number): RasterContent["span"] {
  const counts = groups.flatMap(({ rows }) => rows.map(({ spikes }) => spikes.length));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const busiest = extentOf([0, ...counts]).max;
  return shownSpan({ duration: durationOf(source), windowFrom: source.sweeps[sweep]!.window.from, crowding: Math.max(busiest / mostTicksPerRow, total / mostTicks) });
}

function counting(n: number): number[] {
  return Array.from({ length: n }, (_, k) => k);
}
