import { evenlyAround } from "../../src-shared/content/chosen-among.ts";
import type { RasterContent, RasterRow } from "../../src-shared/content/figure-content.ts";
import { quantityText, numberText } from "../../src-shared/content/number-text.ts";
import { rasterContent } from "../../src-shared/content/raster-content.ts";
import type { RasterRows, StackDrive, StackTrace } from "../charts/plot-data.ts";
import { sweepColour } from "../../src-shared/figures/palette.ts";
import { rasterRows } from "../charts/content-plots.ts";
import { LineView } from "../charts/trace-view.ts";
import type { Selection } from "../state/document.svelte.ts";
import type { Layout } from "../state/layout.svelte.ts";
import { conditionIndex, type RunAxes } from "./run-axes.ts";
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
  /** index of its sweep, or of its trial */
  readonly id: number;
  readonly sweep: number;
  readonly trial: number;
}

/** The traces that a mode shows, the chosen one among them. */
export function shownConditions(mode: TraceMode, { sweeps, trials }: RunAxes, { sweep, trial }: Selection): ShownCondition[] {
  if (mode === "one") return [{ id: sweep, sweep, trial }];
  if (mode === "trials") return evenlyAround(trials, most.trials, trial).map((id) => ({ id, sweep, trial: id }));
  return evenlyAround(sweeps, most[mode], sweep).map((id) => ({ id, sweep: id, trial }));
}

/** The finished ones among them; the chosen one is always included. */
export function stackTraces(view: RunView, shown: readonly ShownCondition[], chosen: Selection, dark: boolean): StackTrace[] {
  const { axes, data, protocol, levels, unit, run } = view;
  const isCheap = (shown.length * run.stimuli[chosen.sweep]!.duration) / protocol.dt <= cheapSteps;
  return shown.flatMap(({ id, sweep, trial }): StackTrace[] => {
    const isFinished = view.isFinished({ sweep, noise: chosen.noise }, trial);
    const isChosen = sweep === chosen.sweep && trial === chosen.trial;
    if (!isFinished && !isChosen) return [];
    const condition = conditionIndex(axes, { sweep, noise: chosen.noise }, trial);
    const level = levels[sweep];
    const isTrial = shown.length > 1 && shown[0]!.sweep === shown[1]!.sweep;
    const name = level?.constant === true ? quantityText(level.level, unit) : "";
    return [
      {
        id,
        label: isTrial ? `Trial ${trial + 1}` : `Sweep ${sweep + 1}${name === "" ? "" : `, ${name}`}`,
        shortLabel: isTrial ? String(trial + 1) : level?.constant === true ? numberText(level.level) : String(sweep + 1),
        colour: sweepColour(sweep, axes.sweeps, dark),
        voltage: isFinished && (protocol.recordV || isChosen || isCheap) ? data.trace(condition) : nothing,
        spikes: data.trains(condition)?.[0] ?? noSpikes,
      },
    ];
  });
}

/** The stimulus of the sweeps shown. */
export function stackDrives(view: RunView, shown: readonly ShownCondition[], mode: TraceMode, chosen: Selection, dark: boolean): StackDrive[] {
  const { sweeps } = view.axes;
  // Trials share one stimulus, so it has the id of the chosen trace.
  const drawn = mode === "trials" ? [{ id: chosen.trial, sweep: chosen.sweep }] : shown;
  return drawn.map(({ id, sweep }) => ({ id, colour: sweepColour(sweep, sweeps, dark), line: view.drive(sweep) }));
}

/** A raster and what its rows are. */
export interface ShownRaster {
  readonly rows: RasterRows;
  /** what a row chooses; undefined: neurons, which cannot be chosen */
  readonly axis: "trial" | "sweep" | "noise" | undefined;
  /** per row: index of its trial, sweep or noise level */
  readonly indices: readonly number[];
}

/** The raster at a place; undefined where there would be one row only. */
export function rasterOf(view: RunView, chosen: Selection, dark: boolean): ShownRaster | undefined {
  const content = rasterAt(view, chosen);
  if (content === undefined) return undefined;
  const axis = content.rowsAlong === "neuron" ? undefined : content.rowsAlong;
  const indices = axis === undefined ? [] : rowsOf(content).map(({ place }) => place[axis]);
  return { rows: rasterRows(content, axis === undefined ? 0 : indices.indexOf(chosen[axis]), dark), axis, indices };
}

function rasterAt(view: RunView, { sweep, noise, trial }: Selection): RasterContent | undefined {
  return rasterContent(view, { place: { sweep, noise }, trial, live: true, theory: false });
}

function rowsOf(content: RasterContent): readonly RasterRow[] {
  return content.groups.flatMap(({ rows }) => rows);
}

/** Conditions whose spikes traces and raster need, as far as they have finished. */
export function wantedTrains(view: RunView, shown: readonly ShownCondition[], chosen: Selection): number[] {
  const raster = rasterAt(view, chosen);
  const ofTraces = shown.map(({ sweep, trial }) => conditionIndex(view.axes, { sweep, noise: chosen.noise }, trial));
  const ofRows = raster === undefined ? [] : rowsOf(raster).map(({ place }) => conditionIndex(view.axes, place, place.trial));
  return [...new Set([...ofTraces, ...ofRows])].filter((condition) => view.run.states[condition]?.status === "finished");
}
