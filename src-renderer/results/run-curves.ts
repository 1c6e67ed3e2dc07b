import { numberText, quantityText } from "../../src-shared/content/number-text.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { CurvePoint } from "../../src-shared/statistics/curves.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import type { PlotPoint } from "../charts/plot-data.ts";
import type { Polyline } from "../charts/trace-view.ts";
import { evenlyAround } from "./chosen-among.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { placeIndex, type Place, type RunAxes } from "./run-axes.ts";
import type { RunTheory, TheoryPoint } from "./run-theory.ts";
import { noiseLevelText } from "./run-words.ts";

/** What the curves of a run are made from that does not change while it runs. */
export interface CurveSource {
  readonly protocol: ResolvedProtocol;
  readonly axes: RunAxes;
  /** per sweep */
  readonly levels: readonly (WindowLevel | undefined)[];
  readonly unit: "pA" | "V/s";
  readonly theory: RunTheory;
}

export interface CurveLine {
  readonly label: string;
  /** index of the noise level (f-I) or of the sweep (against noise) that its points share */
  readonly index: number;
  /** on a fine grid; empty where there is no formula */
  readonly theory: Polyline;
}

export type CurveKind = "fi" | "rateAgainstNoise" | "cvAgainstNoise";

/** More noise levels than these cannot be told apart in a small plot. */
const mostLevels = 6;
/** A CV from fewer intervals is drawn hollow. */
const firmIntervals = 100;

/** The lines of a figure, those of what is chosen among them, and theory on each. They stand before anything is simulated. */
export function curveLines(kind: CurveKind, source: CurveSource, chosen: Place): CurveLine[] {
  return kind === "fi" ? fiLines(source, chosen) : noiseLines(source, chosen, kind);
}

function fiLines(source: CurveSource, { noise: chosen }: Place): CurveLine[] {
  return evenlyAround(source.axes.noiseLevels.length, mostLevels, chosen).map((index) => curveLine("fi", source, index));
}

function noiseLines(source: CurveSource, { sweep: chosen }: Place, kind: "rateAgainstNoise" | "cvAgainstNoise"): CurveLine[] {
  return neighbours(chosen, source.axes.sweeps).map((index) => curveLine(kind, source, index));
}

/** One line of a figure. @param index of its noise level (f-I), or of its sweep (against noise) */
export function curveLine(kind: CurveKind, { protocol, axes, levels, unit, theory }: CurveSource, index: number): CurveLine {
  if (kind === "fi") {
    const level = axes.noiseLevels[index];
    return {
      label: level === undefined || protocol.noise === undefined ? "" : noiseLevelText(protocol.noise, level),
      index,
      theory: lineOf(theory.againstLevel(index), "rate"),
    };
  }
  const level = levels[index];
  return {
    label: level?.constant === true ? quantityText(level.level, unit) : `sweep ${numberText(index + 1)}`,
    index,
    theory: lineOf(theory.againstNoise(index), kind === "cvAgainstNoise" ? "cv" : "rate"),
  };
}

function lineOf(points: readonly TheoryPoint[], quantity: "rate" | "cv"): Polyline {
  const there = points.filter((point) => point[quantity] !== undefined);
  return { x: Float64Array.from(there, ({ x }) => x), y: Float64Array.from(there, (point) => point[quantity]!) };
}

/** The chosen sweep and two others a quarter of all sweeps apart: one before and one after it where there are such. */
export function neighbours(chosen: number, sweeps: number): number[] {
  const step = Math.max(1, Math.round(sweeps / 4));
  const room = Math.floor(chosen / step);
  const after = Math.min(2 - Math.min(1, room), Math.floor((sweeps - 1 - chosen) / step));
  const before = Math.min(2 - after, room);
  return Array.from({ length: before + after + 1 }, (_, k) => chosen + (k - before) * step);
}

/** The measured points of one line, those of groups that are final; a point goes by the index of its sweep (f-I) or noise level. */
export function curvePoints(kind: CurveKind, line: CurveLine, source: CurveSource, groups: readonly ConditionGroup[]): PlotPoint[] {
  const { axes, levels } = source;
  const places: Place[] =
    kind === "fi"
      ? Array.from({ length: axes.sweeps }, (_, sweep) => ({ sweep, noise: line.index }))
      : axes.noiseLevels.map((_, noise) => ({ sweep: line.index, noise }));
  return places
    .flatMap((place): PlotPoint[] => {
      const group = groups[placeIndex(axes, place)]!;
      if (group.statistics === undefined || group.status === "running") return [];
      const x = kind === "fi" ? levels[place.sweep]?.level : axes.noiseLevels[place.noise];
      const id = kind === "fi" ? place.sweep : place.noise;
      return x === undefined ? [] : pointAt(id, x, kind === "cvAgainstNoise" ? group.statistics.cv : group.statistics.rate, kind === "cvAgainstNoise");
    })
    .sort((one, other) => one.x - other.x);
}

function pointAt(id: number, x: number, { mean, ci95, isiCount }: CurvePoint, isCv: boolean): PlotPoint[] {
  if (mean === undefined || !Number.isFinite(mean)) return [];
  return [{ id, x, y: mean, low: ci95 === undefined ? undefined : mean - ci95, high: ci95 === undefined ? undefined : mean + ci95, hollow: isCv && isiCount < firmIntervals }];
}
