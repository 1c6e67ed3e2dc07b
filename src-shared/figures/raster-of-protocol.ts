import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { conditionFinder, evenly, finishedConditions, shownSweep, sweepName, type FinishedCondition } from "../content/chosen-conditions.ts";
import type { Figure, FigureStyle } from "./figure.ts";
import { extentOf } from "../content/extent.ts";
import { noiseWording } from "../content/noise-wording.ts";
import { capitalised, durationText, numberText, quantityText } from "../content/number-text.ts";
import { noiseColour, paper, sweepColour } from "./palette.ts";
import { bareText, plain, type TextLine } from "../content/rich-text.ts";
import { rasterFigure } from "./raster-figure.ts";
import type { RasterGroup, RasterRow } from "./raster-rows.ts";
import { isPart, shownSpan } from "../content/shown-span.ts";

/** Beyond these a raster is a grey area, and its SVG too large for an editor. */
const mostGroups = 6;
const mostRows = 1000;
const mostTicks = 8000;
const mostTicksPerRow = 100;

/** The axes of a protocol along which there is more than one train, from the innermost. */
type Axis = "neuron" | "trial" | "sweep" | "noise";

/** One train with its place on every axis. */
interface Train {
  readonly condition: FinishedCondition;
  readonly neuron: number;
}

/**
 * Spike raster of a protocol. Rows are neurons, or trials, or sweeps, or noise levels: the first of these of which there are
 * several. Groups are noise levels, or sweeps, or trials, likewise; what is neither is fixed: the most telling sweep, the
 * first trial.
 *
 * @returns undefined where there is one train only, or no spike
 */
export function rasterOfProtocol(result: ProtocolResult, style: FigureStyle): Figure | undefined {
  const conditions = finishedConditions(result);
  const chosenSweep = shownSweep(conditions, style.sweep);
  if (chosenSweep === undefined) return undefined;
  const { protocol } = result;
  const sizes: Record<Axis, number> = { neuron: protocol.population, trial: protocol.trials, sweep: protocol.sweeps, noise: protocol.noise?.levels.length ?? 1 };
  const rowAxis = (["neuron", "trial", "sweep", "noise"] as const).find((axis) => sizes[axis] > 1);
  if (rowAxis === undefined) return undefined;
  const groupAxis = (["noise", "sweep", "trial"] as const).find((axis) => sizes[axis] > 1 && axis !== rowAxis && !(axis === "trial" && rowAxis !== "neuron"));

  const wording = noiseWording(protocol);
  const groupIndices = evenly(counting(groupAxis === undefined ? 1 : sizes[groupAxis]), mostGroups);
  const rowIndices = counting(Math.min(sizes[rowAxis], Math.floor(mostRows / groupIndices.length)));
  const find = conditionFinder(conditions);
  const trainAt = (group: number, row: number): Train | undefined => {
    const place = { neuron: 0, trial: 0, sweep: chosenSweep, noise: 0, ...(groupAxis === undefined ? {} : { [groupAxis]: group }), [rowAxis]: row };
    const condition = find({ sweep: place.sweep, trial: place.trial, noiseLevel: protocol.noise?.levels[place.noise] });
    return condition === undefined ? undefined : { condition, neuron: place.neuron };
  };
  const nameOf = (axis: Axis, index: number): TextLine => (axis === "noise" ? wording!.nameOf(protocol.noise!.levels[index]!) : plain(`${axis} ${index + 1}`));
  const valueOf = (index: number) => (rowAxis === "noise" ? protocol.noise!.levels[index]! : index + 1);
  const colourOf = (group: number, row: number) => {
    const [axis, index] = groupAxis === undefined ? [rowAxis, row] : [groupAxis, group];
    if (axis === "noise") return noiseColour(index, sizes.noise);
    if (axis === "sweep") return sweepColour(index, sizes.sweep);
    return index === 0 ? sweepColour(0, 1) : paper.ink;
  };
  const groups = groupIndices
    .map((group): RasterGroup => ({
      name: groupAxis === undefined ? [] : nameOf(groupAxis, group),
      rows: rowIndices.flatMap((row): RasterRow[] => {
        const train = trainAt(group, row);
        return train === undefined ? [] : [{ value: valueOf(row), colour: colourOf(group, row), spikes: train.condition.recording.spikes[train.neuron]! }];
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
  const rows = groups.flatMap((group) => group.rows);
  const counts = rows.map(({ spikes }) => spikes.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const busiest = extentOf(counts).max;
  if (rows.length < 2 || total === 0) return undefined;

  const shown = conditions.find(({ condition }) => condition.sweep === chosenSweep)!;
  const duration = extentOf(conditions.map(({ recording }) => recording.duration)).max;
  const span = shownSpan({ duration, windowFrom: shown.summary.from, crowding: Math.max(busiest / mostTicksPerRow, total / mostTicks) });
  const sentences = [
    protocol.sweeps > 1 && rowAxis !== "sweep" && groupAxis !== "sweep" ? `${capitalised(sweepName(shown, protocol.sweeps))}.` : "",
    rowIndices.length < sizes[rowAxis] ? `${rowIndices.length} of ${sizes[rowAxis]} ${rowAxis}s.` : "",
    groupAxis !== undefined && groupIndices.length < sizes[groupAxis] ? `${groupIndices.length} of ${sizes[groupAxis]} ${groupAxis === "noise" ? "noise levels" : `${groupAxis}s`}.` : "",
    isPart(span, duration) ? `${durationText(span.to - span.from)} of ${durationText(duration)} shown.` : "",
    wording === undefined || wording.note === "" ? "" : `${wording.note}.`,
  ].filter((sentence) => sentence !== "");
  const rowName = rowAxis === "noise" ? bareText(wording!.keyTitle) : capitalised(rowAxis);
  const text = plain(sentences.join(" "));
  return rasterFigure({
    title: "Spike raster",
    alt: `Spike raster of ${rows.length} rows (${rowName}) from ${numberText(span.from)} to ${quantityText(span.to, "ms")}. ${bareText(text)}`.trim(),
    caption: sentences.length === 0 ? [] : text,
    span,
    rowName,
    groups,
  }, style);
}

function counting(n: number): number[] {
  return Array.from({ length: n }, (_, k) => k);
}
