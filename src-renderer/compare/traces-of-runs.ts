import type { Guide } from "../../src-shared/content/figure-content.ts";
import { comparedGuides } from "../../src-shared/content/voltage-guides.ts";
import type { RasterRows, StackDrive, StackSides, StackTrace } from "../charts/plot-data.ts";
import { plotMargin } from "../charts/plot.ts";
import { driveRange, voltageRange } from "../charts/stack-plots.ts";
import type { ValueRange } from "../charts/trace-view.ts";
import type { TimeSpan } from "../charts/linked-axes.svelte.ts";
import type { RunView } from "../results/run-view.ts";
import { rasterOf, type ShownRaster } from "../results/shown-traces.ts";
import type { Place } from "../../src-shared/plan/plan.ts";
import type { ComparedView } from "./compared-view.ts";

const noSpikes = new Float64Array();

/** Data of one compared run at one condition. */
export interface ComparedTraces {
  /** position among the runs */
  readonly id: number;
  readonly view: RunView;
  /** undefined where the run has no such condition, or has not simulated it */
  readonly trace: StackTrace | undefined;
  readonly drive: StackDrive | undefined;
  readonly guides: readonly Guide[];
  readonly raster: ShownRaster | undefined;
}

/** Data of every run in memory, in order. */
export function comparedTraces(members: readonly ComparedView[], selection: Place, dark: boolean): ComparedTraces[] {
  return members.flatMap(({ view, hue, letter, name }, id): ComparedTraces[] => {
    if (view === undefined) return [];
    const { plan } = view;
    const condition = plan.conditionAt(selection);
    const isFinished = condition !== undefined && view.isFinished(condition.index);
    const { neuron } = view.protocol;
    const { stimulus, setting = 0 } = plan.coordinatesAt(selection);
    const label = `${letter}, ${name}`;
    return [
      {
        id,
        view,
        trace: isFinished
          ? {
              id,
              label,
              shortLabel: letter,
              colour: hue,
              voltage: view.data.trace(condition.index),
              spikes: view.data.trains(condition.index)?.[0] ?? noSpikes,
              cell: neuron,
            }
          : undefined,
        drive: stimulus === undefined ? undefined : { id, colour: hue, line: view.drive({ index: plan.addressOf({ stimulus, setting, repeat: 0 }) }) },
        guides: comparedGuides(view.protocol.neuron),
        raster: condition === undefined ? undefined : rasterOf(view, condition, dark),
      },
    ];
  });
}

/** Vertical axes shared by all stacks; drives share one only with drives of the same unit. */
export function sharedRanges(traces: readonly ComparedTraces[], extent: TimeSpan): (unit: "pA" | "V/s") => { readonly voltage: ValueRange; readonly drive: ValueRange } {
  const V_th = Math.max(...traces.map(({ view }) => view.protocol.neuron.V_th));
  const voltage = voltageRange(traces.flatMap(({ trace }) => trace ?? []), traces.flatMap(({ guides }) => guides), V_th, extent);
  return (unit) => ({ voltage, drive: driveRange(traces.flatMap(({ view, drive }) => (view.unit === unit ? (drive ?? []) : [])), extent) });
}

/** Whether all runs have the same V_th and V_reset, so that one label suffices. */
export function sameGuides(traces: readonly ComparedTraces[]): boolean {
  return new Set(traces.map(({ guides }) => guides.map(({ value }) => value).join())).size < 2;
}

/** The guides without duplicates. */
export function allGuides(traces: readonly ComparedTraces[]): Guide[] {
  const first = new Map<number, Guide>();
  for (const guide of traces.flatMap(({ guides }) => guides)) if (!first.has(guide.value)) first.set(guide.value, guide);
  return [...first.values()];
}

/** CSS pixels between the plots of one run and the next, half of it on either side; and what names of guides need. */
const halfGap = 18;
const nameRoom = 36;

/** The sides of the stack of run `k` of `count`. @param ownAxes its drive or raster is of another kind than the first's */
export function sidesOf(k: number, count: number, { ownNames, ownAxes }: { readonly ownNames: boolean; readonly ownAxes: boolean }): StackSides {
  const isLast = k === count - 1;
  const axes = k === 0 || ownAxes;
  return { left: axes ? plotMargin.left : halfGap, right: isLast ? plotMargin.right : ownNames ? nameRoom : halfGap, axes, names: isLast || ownNames };
}

/** A raster in the colour of its run; without rows of its own it shows the spikes of the trace. @param room number of rows of the largest raster */
export function comparedRaster({ raster, trace }: ComparedTraces, hue: string, room: number): RasterRows {
  const rows = raster?.rows.rows ?? (trace === undefined ? [] : [trace.spikes]);
  return { name: raster?.rows.name ?? "Trial", rows, shown: undefined, colour: hue, colours: rows.map(() => hue), room };
}

/** What a row of a run's raster chooses; undefined where it is a neuron, or one train alone. */
export function placeOfRow({ raster, view: { plan } }: ComparedTraces, row: number): Place | undefined {
  const condition = raster?.conditions[row];
  return condition === undefined ? undefined : plan.placeOf(plan.condition(condition));
}

/** The rasters of all runs under each other, each named by its letter. @returns with them what each row chooses */
export function stackedRasters(
  traces: readonly ComparedTraces[],
  members: readonly ComparedView[],
): { readonly raster: RasterRows; readonly placesOf: readonly (Place | undefined)[] } {
  const parts = traces.map((one) => ({ one, rows: comparedRaster(one, members[one.id]!.hue, 0) }));
  const starts = parts.map((_, k) => parts.slice(0, k).reduce((sum, { rows }) => sum + rows.rows.length, 0));
  return {
    raster: {
      name: parts[0]?.rows.name ?? "Trial",
      rows: parts.flatMap(({ rows }) => rows.rows),
      shown: undefined,
      colour: "",
      colours: parts.flatMap(({ rows }) => rows.colours ?? []),
      labels: parts.map(({ one, rows }, k) => ({ row: starts[k]! + Math.floor((rows.rows.length - 1) / 2), text: members[one.id]!.letter })),
    },
    placesOf: parts.flatMap(({ one, rows }) => rows.rows.map((_, row) => placeOfRow(one, row))),
  };
}
