import { cvAgainst, fiCurves, rateAgainst, type CurvePoint } from "../statistics/curves.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import type { Cell, Table } from "./csv-text.ts";
import { placeColumns } from "./place-columns.ts";

/*
 * Curves as tables: one row per point, which is the mean over the repeats of one group of conditions with its standard error
 * and the half-width of its 95 % confidence interval (Student's t). See `CurvePoint` for definitions.
 */

/** fi_curve.csv: rate against level, noise level by noise level. */
export function fiCurveTable(result: ProtocolResult): Table {
  const { plan } = result;
  const { columns, cellsOf } = placeColumns(plan, place);
  return {
    columns: [...columns, ...rateColumns],
    rows: fiCurves(plan, summariesOf(result)).flatMap(({ points }) => points.map((point) => [...cellsOf(plan.condition(point.condition)), ...rateCells(point)])),
  };
}

/** rate_vs_noise.csv: rate and CV against noise level, sweep by sweep. */
export function rateVsNoiseTable(result: ProtocolResult): Table {
  const { plan } = result;
  const { columns, cellsOf } = placeColumns(plan, place);
  const summaries = summariesOf(result);
  const irregularity = cvAgainst(plan, "noise", summaries);
  return {
    columns: [...columns, ...rateColumns, "cv_trials", "cv", "cv_sem", "cv_ci95", "predicted_cv"],
    rows: rateAgainst(plan, "noise", summaries).flatMap(({ points }, curve) =>
      points.map((point, k) => {
        // Both curves are made from the same summaries, so their points correspond.
        const cv = irregularity[curve]!.points[k]!;
        return [...cellsOf(plan.condition(point.condition)), ...rateCells(point), cv.trials, cv.mean, cv.sem, cv.ci95, cv.predicted];
      }),
    ),
  };
}

/** The values of a point's axes, without its repeats. */
const place = { roles: ["stimulus", "parameter"], withLevel: true } as const;
const rateColumns = ["trials", "rate_Hz", "rate_sem_Hz", "rate_ci95_Hz", "fano", "isi_count", "predicted_rate_Hz"] as const;

function rateCells(point: CurvePoint): Cell[] {
  return [point.trials, point.mean, point.sem, point.ci95, point.fano, point.isiCount, point.predicted];
}

function summariesOf({ conditions }: ProtocolResult) {
  return conditions.flatMap((result) => (result.status === "finished" ? [result.summary] : []));
}
