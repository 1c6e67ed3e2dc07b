import type { ResolvedNoise } from "../../src-shared/protocol/noise.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { spokenPlace } from "./run-words.ts";

/** What the matrix shows of each sweep and noise level. */
export type Measure = "rate" | "cv" | "latency";

/** Head of the matrix: "Rate, Hz". */
export const measureTitles = { rate: "Rate, Hz", cv: "CV of intervals", latency: "Latency, ms" } as const satisfies Record<Measure, string>;

const decimalsOf = { rate: 1, cv: 2, latency: 1 } as const satisfies Record<Measure, number>;
const unitOf = { rate: " Hz", cv: "", latency: " ms" } as const satisfies Record<Measure, string>;
const nameOf = { rate: "", cv: "CV ", latency: "latency " } as const satisfies Record<Measure, string>;

/** One cell of the matrix. */
export interface MatrixCell {
  readonly status: ConditionGroup["status"];
  /** the number, with the decimals of the matrix; "" where there is none */
  readonly text: string;
  /** 0 ... 1 on the scale of the matrix; 0 where there is no number */
  readonly tint: number;
}

/** @returns undefined where the group has no such number, or no final one */
function measuredValue(group: ConditionGroup, measure: Measure): number | undefined {
  const { statistics, status } = group;
  if (statistics === undefined || status === "running" || status === "waiting") return undefined;
  const value = measure === "rate" ? statistics.rate.mean : measure === "cv" ? statistics.cv.mean : statistics.latency;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** How the cells of a matrix are written and tinted: one precision and one scale, from 0 to the largest value. */
export interface MatrixScale {
  readonly measure: Measure;
  readonly decimals: number;
  readonly largest: number;
}

/** @param expected largest expected value, so that the tints of a running run do not change with every result */
export function matrixScale(groups: readonly ConditionGroup[], measure: Measure, expected = 0): MatrixScale {
  let largest = expected;
  for (const group of groups) largest = Math.max(largest, measuredValue(group, measure) ?? 0);
  return { measure, decimals: largest >= 1000 ? 0 : decimalsOf[measure], largest };
}

export function matrixCell(group: ConditionGroup, { measure, decimals, largest }: MatrixScale): MatrixCell {
  const value = measuredValue(group, measure);
  return { status: group.status, text: value === undefined ? "" : value.toFixed(decimals), tint: value === undefined || largest === 0 ? 0 : value / largest };
}

/** Accessible name of a cell: "140 pA, noise 2 mV: 21.1 Hz, finished". */
export function spokenCell(
  group: ConditionGroup,
  scale: MatrixScale,
  run: { readonly noise: ResolvedNoise | undefined; readonly levels: readonly (WindowLevel | undefined)[]; readonly unit: "pA" | "V/s" },
): string {
  const { text } = matrixCell(group, scale);
  const { measure } = scale;
  const value = text === "" ? "" : `${nameOf[measure]}${text}${unitOf[measure]}, `;
  const empty = text === "" && group.status === "finished" ? `no ${measure === "cv" ? "CV" : measure}, ` : "";
  return `${spokenPlace(run.noise, group.sweep, run.levels[group.sweep], run.unit, group.noiseLevel)}: ${value}${empty}${group.status}`;
}
