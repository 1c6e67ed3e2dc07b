import { shownValue } from "../plan/axis.ts";
import type { Plan } from "../plan/plan.ts";
import { parameterNotes, settingName, settingsTitle } from "./axis-wording.ts";
import { evenlyAround } from "./chosen-among.ts";
import { counting, evenly } from "./chosen-conditions.ts";
import { extentOf } from "./extent.ts";
import type { RasterContent, RasterGroup, RasterRow, RowsAlong } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { networkRows, type NetworkRows } from "./network-rows.ts";
import { capitalised, durationText, numberText, quantityText } from "./number-text.ts";
import { conditionIdentity, stimulusWords } from "./pooled-words.ts";
import { bareText, plain, type TextLine } from "./rich-text.ts";
import { inkIdentity } from "./series-identity.ts";
import { isPart, shownSpan } from "./shown-span.ts";

/** Beyond these a raster is a grey area, and its SVG too large for an editor. */
const mostGroups = 6;
const mostRows = 1000;
const mostTicks = 8000;
const mostTicksPerRow = 100;

const noSpikes = new Float64Array();

/** Positions of a train: of its neuron, and of what its condition has of each role. */
type Train = Readonly<Record<RowsAlong, number>>;

/**
 * Spike raster. Rows are neurons, or repeats, or stimuli, or combinations of parameters: the first of these of which there are
 * several. In a file there are groups of rows besides: parameters, or stimuli, or repeats, likewise; a page shows the rows at
 * the chosen condition.
 *
 * @returns undefined where there is one train only
 */
export function rasterContent(source: FigureSource, view: FigureView): RasterContent | undefined {
  const { plan } = source;
  const sizes: Train = { neuron: plan.protocol.population, repeat: plan.repeats, stimulus: plan.stimuli, setting: plan.settings };
  const rowsAlong = (["neuron", "repeat", "stimulus", "setting"] as const).find((what) => sizes[what] > 1);
  if (rowsAlong === undefined) return undefined;
  const isGroup = (what: RowsAlong): boolean => sizes[what] > 1 && what !== rowsAlong && !(what === "repeat" && rowsAlong !== "neuron");
  const groupsBy = view.live ? undefined : (["setting", "stimulus", "repeat"] as const).find(isGroup);
  const groupPositions = groupsBy === undefined ? [0] : evenly(counting(sizes[groupsBy]), mostGroups);

  const looked = plan.coordinatesOf({ index: view.condition });
  const chosen: Train = { neuron: 0, ...looked, ...(view.live ? {} : { repeat: 0, setting: 0 }) };
  const rowPositions = view.live ? evenlyAround(sizes[rowsAlong], mostRows, chosen[rowsAlong]) : counting(Math.min(sizes[rowsAlong], Math.floor(mostRows / groupPositions.length)));
  const rowsOf = (group: number): RasterRow[] =>
    rowPositions.flatMap((row): RasterRow[] => {
      const at: Train = { ...chosen, ...(groupsBy === undefined ? {} : { [groupsBy]: group }), [rowsAlong]: row };
      const condition = plan.addressOf(at);
      const spikes = source.spikesOf(condition)?.[at.neuron] ?? (view.live ? noSpikes : undefined);
      const along = groupsBy ?? rowsAlong;
      // Conditions have their colours; of repeats and neurons the one whose trace is shown stands out.
      const standsOut = along === "setting" || along === "stimulus" || at[along] === (groupsBy === undefined ? chosen[along] : groupPositions[0]!);
      const identity = standsOut ? conditionIdentity(plan, condition) : inkIdentity;
      return spikes === undefined ? [] : [{ value: rowsAlong === "setting" ? valueOf(plan, row) : row + 1, identity, condition, spikes }];
    });
  const nameOf = (group: number): TextLine => {
    if (groupsBy === undefined) return [];
    return groupsBy === "setting" ? settingName(plan, group) : plain(`${wordsOf(plan, groupsBy).one} ${group + 1}`);
  };
  const { network } = plan.protocol;
  const inNetwork = network === undefined ? undefined : networkRows(network, mostRows);
  const ofPlan = (): RasterGroup[] => groupPositions.map((group) => ({ name: nameOf(group), rows: rowsOf(group) }));
  const groups = (inNetwork === undefined ? ofPlan() : networkGroups(source, view, inNetwork)).filter(({ rows }) => rows.length > 0);
  const span = spanOf(plan, groups, view.condition);
  const duration = durationOf(plan);
  const { onset, window } = plan.driveOf({ index: view.condition });
  const transient = onset < window.from ? { from: onset, to: window.from } : undefined;
  const sentences = [
    plan.stimuli > 1 && rowsAlong !== "stimulus" && groupsBy !== "stimulus" ? `${capitalised(stimulusWords(plan, view.condition))}.` : "",
    ...(inNetwork ?? []).map(({ name, neurons, size }) => (neurons.length < size ? `${neurons.length} of ${size} neurons of ${name}, evenly chosen.` : "")),
    inNetwork === undefined && rowPositions.length < sizes[rowsAlong] ? `${rowPositions.length} of ${sizes[rowsAlong]} ${wordsOf(plan, rowsAlong).many}.` : "",
    inNetwork === undefined && groupsBy !== undefined && groupPositions.length < sizes[groupsBy]
      ? `${groupPositions.length} of ${sizes[groupsBy]} ${wordsOf(plan, groupsBy).many}.`
      : "",
    isPart(span, duration) ? `${durationText(span.to - span.from)} of ${durationText(duration)} shown.` : "",
    ...parameterNotes(plan).map((note) => `${note}.`),
    transient === undefined ? "" : `Grey: ${quantityText(transient.from, "ms")} to ${quantityText(transient.to, "ms")}, left out of statistics.`,
  ].filter((sentence) => sentence !== "");
  const rowName = rowsAlong === "setting" ? bareText(settingsTitle(plan)) : capitalised(wordsOf(plan, rowsAlong).one);
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
    rowsAlong,
    groups,
  };
}

/** Rows of a network: neurons of the condition that is looked at, group by group, with their numbers in the group. */
function networkGroups(source: FigureSource, { condition, live }: FigureView, groups: readonly NetworkRows[]): RasterGroup[] {
  const trains = source.spikesOf(condition);
  return groups.map(({ name, neurons, first }) => ({
    name: plain(name),
    rows: neurons.flatMap((neuron): RasterRow[] => {
      const spikes = trains?.[neuron] ?? (live ? noSpikes : undefined);
      return spikes === undefined ? [] : [{ value: neuron - first + 1, identity: inkIdentity, condition, spikes }];
    }),
  }));
}

/** What rows are called: by the axis of their role where there is one; several together have a name of their own. */
function wordsOf({ stimulusAxis, parameterAxes, repeatAxes }: Plan, along: RowsAlong): { readonly one: string; readonly many: string } {
  switch (along) {
    case "neuron":
      return { one: "neuron", many: "neurons" };
    case "repeat":
      return repeatAxes.length === 1 ? repeatAxes[0]!.words : { one: "repeat", many: "repeats" };
    case "stimulus":
      return stimulusAxis.words;
    case "setting":
      return parameterAxes.length === 1 ? parameterAxes[0]!.words : { one: "combination", many: "combinations" };
  }
}

/** The value of the one parameter that there is, else the number of the combination. */
function valueOf(plan: Plan, setting: number): number {
  const [one, ...more] = plan.parametersIn(setting);
  return one === undefined || more.length > 0 ? setting + 1 : shownValue(one.axis, one.position);
}

/** ms; the longest sweep */
function durationOf({ drives }: Plan): number {
  return extentOf(drives.map(({ duration }) => duration)).max;
}

/** All of the longest sweep, or as much of it as can be read. */
function spanOf(plan: Plan, groups: readonly RasterGroup[], condition: number): RasterContent["span"] {
  const counts = groups.flatMap(({ rows }) => rows.map(({ spikes }) => spikes.length));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const busiest = extentOf([0, ...counts]).max;
  const { window } = plan.driveOf({ index: condition });
  return shownSpan({ duration: durationOf(plan), windowFrom: window.from, crowding: Math.max(busiest / mostTicksPerRow, total / mostTicks) });
}
