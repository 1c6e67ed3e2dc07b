import { evenlyAround } from "../../src-shared/content/chosen-among.ts";
import type { RasterContent, RasterRow } from "../../src-shared/content/figure-content.ts";
import { capitalised, quantityText, numberText } from "../../src-shared/content/number-text.ts";
import { conditionIdentity } from "../../src-shared/content/pooled-words.ts";
import { rasterContent } from "../../src-shared/content/raster-content.ts";
import { namedValue } from "../../src-shared/plan/axis.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { RasterRows, StackDrive, StackTrace } from "../charts/plot-data.ts";
import { colourOf, paper } from "../../src-shared/figures/palette.ts";
import { rasterRows } from "../charts/content-plots.ts";
import { LineView } from "../charts/trace-view.ts";
import type { Layout } from "../state/layout.svelte.ts";
import type { RunView } from "./run-view.ts";

export type TraceMode = Layout["view"];

/** Most traces on one axis, and most rows, that stay readable. */
const most = { overlay: 60, stacked: 24, one: 1, trials: 24 } as const satisfies Record<TraceMode, number>;

/** Steps of all shown traces up to which V that was not recorded is computed for each of them, not for the chosen one alone. */
const cheapSteps = 2e7;

const nothing = new LineView({ x: new Float64Array(), y: new Float64Array() });
const noSpikes = new Float64Array();

/** One trace that a mode shows. */
export interface ShownCondition {
  /** position of its stimulus, or of its repeat */
  readonly id: number;
  /** address */
  readonly condition: number;
}

/** The traces that a mode shows, the chosen one among them. */
export function shownConditions(mode: TraceMode, plan: Plan, chosen: Condition): ShownCondition[] {
  const place = plan.coordinatesOf(chosen);
  const { stimulus, repeat } = place;
  if (mode === "one") return [{ id: stimulus, condition: chosen.index }];
  if (mode === "trials") return evenlyAround(plan.repeats, most.trials, repeat).map((id) => ({ id, condition: plan.addressOf({ ...place, repeat: id }) }));
  return evenlyAround(plan.stimuli, most[mode], stimulus).map((id) => ({ id, condition: plan.addressOf({ ...place, stimulus: id }) }));
}

/** The colour of a condition, the same in all figures. */
function colourIn(plan: Plan, condition: number, dark: boolean): string {
  return colourOf(conditionIdentity(plan, condition), paper, dark);
}

/** The finished ones among them; the chosen one is always included. */
export function stackTraces(view: RunView, mode: TraceMode, shown: readonly ShownCondition[], chosen: Condition, dark: boolean): StackTrace[] {
  const { data, plan, protocol, unit } = view;
  const isCheap = (shown.length * plan.driveOf(chosen).duration) / protocol.dt <= cheapSteps;
  return shown.flatMap(({ id, condition }): StackTrace[] => {
    const isFinished = view.isFinished(condition);
    const isChosen = condition === chosen.index;
    if (!isFinished && !isChosen) return [];
    const { level } = plan.driveOf({ index: condition });
    const { stimulus, repeat } = plan.coordinatesOf({ index: condition });
    const isRepeat = mode === "trials" && shown.length > 1;
    const name = level?.constant === true ? `, ${quantityText(level.level, unit)}` : "";
    return [
      {
        id,
        label: isRepeat ? capitalised(repeatName(plan, repeat)) : `${capitalised(namedValue(plan.stimulusAxis, stimulus))}${name}`,
        shortLabel: isRepeat ? String(repeat + 1) : level?.constant === true ? numberText(level.level) : String(stimulus + 1),
        colour: colourIn(plan, condition, dark),
        voltage: isFinished && (protocol.recordV || isChosen || isCheap) ? data.trace(condition) : nothing,
        spikes: data.trains(condition)?.[0] ?? noSpikes,
      },
    ];
  });
}

/** "trial 3" @param repeat its position among all repeats of a group */
export function repeatName(plan: Plan, repeat: number): string {
  const { at } = plan.condition(repeat);
  return plan.axes.flatMap((axis, k) => (axis.role === "repeat" ? [namedValue(axis, at[k]!)] : [])).join(", ");
}

/** The stimuli shown. */
export function stackDrives(view: RunView, shown: readonly ShownCondition[], mode: TraceMode, chosen: Condition, dark: boolean): StackDrive[] {
  const { plan } = view;
  // Repeats share one stimulus, so it has the id of the chosen trace.
  const drawn = mode === "trials" ? [{ id: plan.coordinatesOf(chosen).repeat, condition: chosen.index }] : shown;
  return drawn.map(({ id, condition: index }) => ({ id, colour: colourIn(plan, index, dark), line: view.drive({ index }) }));
}

/** A raster and what its rows are. */
export interface ShownRaster {
  readonly rows: RasterRows;
  /** per row: the condition that it chooses; none where rows are neurons, which cannot be chosen */
  readonly conditions: readonly number[];
}

/** The raster at a condition; undefined where there would be one row only. */
export function rasterOf(view: RunView, chosen: Condition, dark: boolean): ShownRaster | undefined {
  const content = rasterAt(view, chosen);
  if (content === undefined) return undefined;
  const conditions = content.rowsAlong === "neuron" ? [] : rowsOf(content).map(({ condition }) => condition);
  return { rows: rasterRows(content, content.rowsAlong === "neuron" ? 0 : conditions.indexOf(chosen.index), dark), conditions };
}

function rasterAt(view: RunView, chosen: Condition): RasterContent | undefined {
  return rasterContent(view, { condition: chosen.index, live: true, theory: false });
}

function rowsOf(content: RasterContent): readonly RasterRow[] {
  return content.groups.flatMap(({ rows }) => rows);
}

/** Conditions whose spikes traces and raster need, as far as they have finished. */
export function wantedTrains(view: RunView, shown: readonly ShownCondition[], chosen: Condition): number[] {
  const raster = rasterAt(view, chosen);
  const ofRows = raster === undefined ? [] : rowsOf(raster).map(({ condition }) => condition);
  return [...new Set([...shown.map(({ condition }) => condition), ...ofRows])].filter((condition) => view.isFinished(condition));
}
