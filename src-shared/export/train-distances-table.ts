import { comparisonOfTrains } from "../statistics/distributions.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { mostTrains, pairsOf } from "../statistics/trains/train-comparison.ts";
import { trainMeasureKeys, trainMeasures } from "../statistics/trains/train-measures.ts";
import type { Cell, Table } from "./csv-text.ts";
import { headsOf, type DescribedColumn } from "./declared-columns.ts";
import { groupsOf } from "./groups-of-result.ts";

export const trainDistanceColumns: readonly DescribedColumn[] = [
  { name: "train_1", definition: `first train of the pair: number of the trial (neuron 1 of it), or of the neuron where there is one trial; up to ${mostTrains}` },
  { name: "train_2", definition: "second train" },
  ...trainMeasureKeys.map((key): DescribedColumn => {
    const { name, title, definition, source } = trainMeasures[key];
    const measure = trainMeasures[key];
    return { name, definition: `**${title}**: ${definition}`, source, ...("undefinedWhere" in measure ? { emptyWhere: measure.undefinedWhere } : {}) };
  }),
];

/** train_distances.csv: how unlike the trains of each group of conditions are in the window, one row per pair. */
export function trainDistancesTable(result: ProtocolResult): Table {
  const { columns, groups } = groupsOf(result);
  const rows = groups.flatMap(({ place, trials }): Cell[][] => {
    const comparison = comparisonOfTrains(trials);
    if (comparison === undefined) return [];
    return pairsOf(comparison.trains).map(({ one, other, pair }) => {
      const values = trainMeasureKeys.map((key) => comparison.pairs[key][pair]!);
      return [...place, one + 1, other + 1, ...values.map((value) => (Number.isNaN(value) ? undefined : value))];
    });
  });
  return { columns: [...columns, ...headsOf(trainDistanceColumns, result.plan.driveUnit)], rows };
}
