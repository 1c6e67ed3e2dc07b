import { quantityText, numberText } from "../../src-shared/content/number-text.ts";
import { symbol } from "../../src-shared/content/rich-text.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { GuideLine, RasterRows, StackDrive, StackTrace } from "../charts/plot-data.ts";
import { sweepColour } from "../charts/screen-palette.ts";
import { LineView } from "../charts/trace-view.ts";
import type { Selection } from "../state/document.svelte.ts";
import type { Layout } from "../state/layout.svelte.ts";
import { evenlyAround } from "./chosen-among.ts";
import { conditionIndex, type RunAxes } from "./run-axes.ts";
import { trialsOf } from "./results-data.svelte.ts";
import type { RunView } from "./run-view.ts";

export type TraceMode = Layout["view"];

/** More traces than these on one axis are a smear; more rows than these are too low to read. */
const most = { overlay: 60, stacked: 24, one: 1, trials: 24 } as const satisfies Record<TraceMode, number>;
/** Rows of a raster: more are not told apart. */
const mostRows = 1000;

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

/** Those of them that have finished; of the chosen one at least its place. */
export function stackTraces(view: RunView, shown: readonly ShownCondition[], chosen: Selection, dark: boolean): StackTrace[] {
  const { axes, data, protocol, levels, unit } = view;
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
        voltage: isFinished && protocol.recordV ? data.trace(condition) : nothing,
        spikes: data.trains(condition)?.[0] ?? noSpikes,
      },
    ];
  });
}

/** The stimulus of the sweeps shown. */
export function stackDrives(view: RunView, shown: readonly ShownCondition[], mode: TraceMode, chosen: Selection, dark: boolean): StackDrive[] {
  const { sweeps } = view.axes;
  // Trials share one stimulus: it goes by the id of the chosen trace.
  const drawn = mode === "trials" ? [{ id: chosen.trial, sweep: chosen.sweep }] : shown;
  return drawn.map(({ id, sweep }) => ({ id, colour: sweepColour(sweep, sweeps, dark), line: view.drive(sweep) }));
}

/** A raster and what its rows are. */
export interface ShownRaster {
  readonly rows: RasterRows;
  /** what a row chooses; undefined: neurons, which cannot be chosen */
  readonly axis: "trial" | "sweep" | undefined;
  /** per row: its trial or sweep */
  readonly indices: readonly number[];
}

/** Neurons of a population, else the trials of what is chosen, else its sweeps; undefined where there would be one row only. */
export function rasterOf(view: RunView, chosen: Selection, dark: boolean): ShownRaster | undefined {
  const { axes, data, protocol } = view;
  const colour = sweepColour(chosen.sweep, axes.sweeps, dark);
  const conditions = rasterConditions(view, chosen);
  if (protocol.population > 1) {
    const rows = data.trains(conditions.indices[0]!) ?? [];
    return { rows: { name: "Neuron", rows, shown: 0, colour }, axis: undefined, indices: [] };
  }
  if (conditions.indices.length < 2) return undefined;
  const rows = conditions.indices.map((condition) => data.trains(condition)?.[0] ?? noSpikes);
  const { axis, values } = conditions;
  return { rows: { name: axis === "trial" ? "Trial" : "Sweep", rows, shown: values.indexOf(chosen[axis]), colour }, axis, indices: values };
}

/** The conditions whose spikes a raster shows. */
function rasterConditions({ axes, protocol }: RunView, chosen: Selection): { axis: "trial" | "sweep"; values: number[]; indices: number[] } {
  if (protocol.population > 1) return { axis: "trial", values: [chosen.trial], indices: [conditionIndex(axes, chosen, chosen.trial)] };
  if (axes.trials > 1) {
    const all = trialsOf(axes, chosen);
    const values = evenlyAround(axes.trials, mostRows, chosen.trial);
    return { axis: "trial", values, indices: values.map((trial) => all[trial]!) };
  }
  const values = evenlyAround(axes.sweeps, mostRows, chosen.sweep);
  return { axis: "sweep", values, indices: values.map((sweep) => conditionIndex(axes, { sweep, noise: chosen.noise }, 0)) };
}

/** Conditions whose spikes traces and raster need, as far as they have finished. */
export function wantedTrains(view: RunView, shown: readonly ShownCondition[], chosen: Selection): number[] {
  const ofTraces = shown.map(({ sweep, trial }) => conditionIndex(view.axes, { sweep, noise: chosen.noise }, trial));
  const all = new Set([...ofTraces, ...rasterConditions(view, chosen).indices]);
  return [...all].filter((condition) => view.run.cells[condition]?.status === "finished");
}

/** V_th and V_reset, named at the right. */
export function voltageGuides({ neuron: { V_th, V_reset } }: ResolvedProtocol): GuideLine[] {
  return [
    { value: V_th, name: symbol("V_th") },
    { value: V_reset, name: symbol("V_reset") },
  ];
}
