import { cvAgainstNoise, fiCurves, rateAgainstNoise, type CurvePoint } from "../statistics/curves.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { columnName, noiseColumn } from "./column-names.ts";
import type { Cell, Table } from "./csv-text.ts";

/*
 * Curves as tables: one row per point, which is the mean over the trials of one sweep and noise level with its standard error
 * and the half-width of its 95 % confidence interval (Student's t). The definitions stand at `CurvePoint`.
 */

/** fi_curve.csv: rate against level, noise level by noise level. */
export function fiCurveTable(result: ProtocolResult): Table {
  const { columns, place } = placeColumns(result);
  return {
    columns: [...columns, ...rateColumns],
    rows: fiCurves(summariesOf(result)).flatMap(({ points }) => points.map((point) => [...place(point), ...rateCells(point)])),
  };
}

/** rate_vs_noise.csv: rate and CV against noise level, sweep by sweep. */
export function rateVsNoiseTable(result: ProtocolResult): Table {
  const { columns, place } = placeColumns(result);
  const summaries = summariesOf(result);
  const irregularity = cvAgainstNoise(summaries);
  return {
    columns: [...columns, ...rateColumns, "cv_trials", "cv", "cv_sem", "cv_ci95", "predicted_cv"],
    rows: rateAgainstNoise(summaries).flatMap(({ points }, curve) =>
      points.map((point, k) => {
        // Both curves are made from the same summaries, so their points correspond.
        const cv = irregularity[curve]!.points[k]!;
        return [...place(point), ...rateCells(point), cv.trials, cv.mean, cv.sem, cv.ci95, cv.predicted];
      }),
    ),
  };
}

const rateColumns = ["trials", "rate_Hz", "rate_sem_Hz", "rate_ci95_Hz", "fano", "isi_count", "predicted_rate_Hz"] as const;

function rateCells(point: CurvePoint): Cell[] {
  return [point.trials, point.mean, point.sem, point.ci95, point.fano, point.isiCount, point.predicted];
}

function summariesOf({ conditions }: ProtocolResult) {
  return conditions.flatMap((result) => (result.status === "finished" ? [result.summary] : []));
}

/** The columns that place a point, and their cells. */
function placeColumns({ protocol, stimuli }: ProtocolResult): { columns: string[]; place: (point: CurvePoint) => Cell[] } {
  const { noise } = protocol;
  return {
    columns: ["sweep", columnName("level", stimuli[0]!.unit), ...(noise === undefined ? [] : [noiseColumn(noise)])],
    place: (point) => [point.sweep + 1, point.level, ...(noise === undefined ? [] : [point.noiseLevel])],
  };
}
