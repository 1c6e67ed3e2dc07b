import { readFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable } from "./markdown-table.ts";

/** Our measurement of one row of the reference at one dt. */
export interface AccuracyRow {
  /** pA, mV, ms */
  readonly I: number;
  readonly sigma: number;
  readonly tau_m: number;
  readonly dt: number;
  readonly engineVersion: number;
  readonly intervals: number;
  /** Hz: measured rate, its standard error, and the rate of the reference */
  readonly rate: number;
  readonly rateError: number;
  readonly referenceRate: number;
  readonly cv: number;
  readonly cvError: number;
  readonly referenceCv: number;
  readonly seconds: number;
}

export const accuracyFile = join(import.meta.dirname, "accuracy.json");

/** The stored rows; none when the file does not exist. */
export function readAccuracy(file: string): AccuracyRow[] {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as AccuracyRow[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

export const rateErrorPercent = ({ rate, referenceRate }: AccuracyRow): number => 100 * (rate / referenceRate - 1);
export const rateStandardErrors = ({ rate, rateError, referenceRate }: AccuracyRow): number => (rate - referenceRate) / rateError;
export const cvDifference = ({ cv, referenceCv }: AccuracyRow): number => cv - referenceCv;

/** The section "Accuracy" of docs/benchmarks.md, in Markdown. */
export function accuracyTable(): string {
  const rows = [...readAccuracy(accuracyFile)].sort((a, b) => a.tau_m - b.tau_m || a.I - b.I || a.sigma - b.sigma || a.dt - b.dt);
  if (rows.length === 0) return "Not measured yet.";
  const worstRate = Math.max(...rows.map((row) => Math.abs(rateErrorPercent(row))));
  const worstCv = Math.max(...rows.map((row) => Math.abs(cvDifference(row))));
  return [
    "The exact scheme under white noise beside Siegert's rate and Brunel's CV (`src-shared/testing/reference/stationary_rate_cv.json`). Limits: rate within 0.02 %, CV",
    `within 0.001. Worst of ${rows.length} of 24 combinations: rate ${worstRate.toFixed(4)} %, CV ${worstCv.toExponential(1)}.`,
    "",
    markdownTable(
      ["I pA", "sigma mV", "tau_m ms", "dt ms", "intervals", "rate Hz", "off by %", "standard errors", "CV", "off by", "engine"],
      rows.map((row) => [
        ...[row.I, row.sigma, row.tau_m, row.dt].map(String),
        row.intervals.toExponential(0),
        row.rate.toFixed(4),
        rateErrorPercent(row).toFixed(4),
        rateStandardErrors(row).toFixed(1),
        row.cv.toFixed(5),
        cvDifference(row).toFixed(5),
        String(row.engineVersion),
      ]),
    ),
  ].join("\n");
}
