import { cvAgainst, fiCurves, rateAgainst, type CurvePoint } from "../statistics/curves.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import type { Table } from "./csv-text.ts";
import { cellsOfRow, headsOf, type TableColumn } from "./declared-columns.ts";
import { placeColumns } from "./place-columns.ts";

/** Curves as tables: one row per point, which is made of the repeats of one group of conditions. */
export const rateColumns: readonly TableColumn<CurvePoint>[] = [
  { name: "trials", definition: "trials that have a value; trials that are copies of each other count as one", of: ({ trials }) => trials },
  { name: "rate", unit: "Hz", definition: "mean of `rate_Hz` of summary.csv over the trials", emptyWhere: "no trial has a value", of: ({ mean }) => mean },
  {
    name: "rate_sem",
    unit: "Hz",
    definition: "standard error of that mean: sample SD (n - 1) over the square root of the trials",
    emptyWhere: "there is one trial",
    of: ({ sem }) => sem,
  },
  {
    name: "rate_ci95",
    unit: "Hz",
    definition: "half-width of its 95 % confidence interval, by Student's t with n - 1 degrees of freedom",
    emptyWhere: "there is one trial",
    of: ({ ci95 }) => ci95,
  },
  {
    name: "fano",
    definition: "Fano factor of the spike counts in the window over the trials: variance over mean, the variance divided by n (not n - 1), as Elephant has it",
    emptyWhere: "there is one trial, or no spike",
    source: "Fano (1947), Phys Rev 72:26; elephant.statistics.fanofactor",
    of: ({ fano }) => fano,
  },
  { name: "isi_count", definition: "interspike intervals in the window, of all trials and neurons", of: ({ isiCount }) => isiCount },
  { name: "predicted_rate", unit: "Hz", definition: "as in summary.csv", emptyWhere: "as in summary.csv", of: ({ predicted }) => predicted },
];

/** What rate_vs_noise.csv has besides. */
export const cvColumns: readonly TableColumn<CurvePoint>[] = [
  { name: "cv_trials", definition: "trials that have a CV", of: ({ trials }) => trials },
  { name: "cv", definition: "mean of `cv` of summary.csv over those trials", emptyWhere: "no trial has a CV", of: ({ mean }) => mean },
  { name: "cv_sem", definition: "its standard error, as of the rate", emptyWhere: "one trial has a CV", of: ({ sem }) => sem },
  { name: "cv_ci95", definition: "half-width of its 95 % confidence interval, as of the rate", emptyWhere: "one trial has a CV", of: ({ ci95 }) => ci95 },
  { name: "predicted_cv", definition: "as in summary.csv", emptyWhere: "as in summary.csv", of: ({ predicted }) => predicted },
];

/** fi_curve.csv: rate against level, one combination of parameters after the other. */
export function fiCurveTable(result: ProtocolResult): Table {
  const { plan } = result;
  const { columns, cellsOf } = placeColumns(plan, place);
  return {
    columns: [...columns, ...headsOf(rateColumns, plan.driveUnit)],
    rows: fiCurves(plan, summariesOf(result)).flatMap(({ points }) => points.map((point) => [...cellsOf(plan.condition(point.condition)), ...cellsOfRow(rateColumns, point)])),
  };
}

/** rate_vs_noise.csv and its like: rate and CV against the values of a parameter, sweep by sweep. @param axis its name */
export function rateAgainstTable(result: ProtocolResult, axis: string): Table {
  const { plan } = result;
  const { columns, cellsOf } = placeColumns(plan, place);
  const summaries = summariesOf(result);
  const irregularity = cvAgainst(plan, axis, summaries);
  return {
    columns: [...columns, ...headsOf([...rateColumns, ...cvColumns], plan.driveUnit)],
    rows: rateAgainst(plan, axis, summaries).flatMap(({ points }, curve) =>
      points.map((point, k) => {
        // Both curves are made from the same summaries, so their points correspond.
        const cv = irregularity[curve]!.points[k]!;
        return [...cellsOf(plan.condition(point.condition)), ...cellsOfRow(rateColumns, point), ...cellsOfRow(cvColumns, cv)];
      }),
    ),
  };
}

/** What a point is of: everything but its repeats. */
const place = { roles: ["stimulus", "parameter"], withLevel: true } as const;

function summariesOf({ conditions }: ProtocolResult) {
  return conditions.flatMap((result) => (result.status === "finished" ? [result.summary] : []));
}
