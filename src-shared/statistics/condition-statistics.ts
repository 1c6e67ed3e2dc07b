import { firingStatistics } from "./firing-statistics.ts";
import { intervalStatistics } from "./interval-statistics.ts";
import type { Statistic, StatisticTable, ValuesOf } from "./statistic.ts";
import { theoryStatistics } from "./theory-statistics.ts";
import { voltageStatistics } from "./voltage-statistics.ts";

/** Every statistic of a condition by its key in `ConditionSummary`, in the order of the columns of summary.csv. */
export const conditionStatistics = {
  ...firingStatistics,
  ...intervalStatistics,
  ...voltageStatistics,
  ...theoryStatistics,
} as const satisfies StatisticTable;

export type StatisticKey = keyof typeof conditionStatistics;
export type ConditionValues = ValuesOf<typeof conditionStatistics>;

/** Columns of the bench's table of conditions, from left to right. */
export const tableStatistics = [
  "spikeCount", "predictedCount", "rate", "predictedRate",
  "isiMean", "cv", "predictedCv", "firstSpikeLatency",
] as const satisfies readonly StatisticKey[];

/** Statistics that the bench's matrix of conditions can show. */
export const matrixStatistics = ["rate", "cv", "firstSpikeLatency"] as const satisfies readonly StatisticKey[];

/** Statistics that are drawn as curves against level or noise, each with its prediction by theory; undefined without one. */
export const curveStatistics = { rate: "predictedRate", cv: "predictedCv" } as const satisfies Partial<Record<StatisticKey, StatisticKey | undefined>>;
export type CurveStatistic = keyof typeof curveStatistics;

/** First statistics of the bench's comparison; the others follow in the order of their columns. */
export const comparedFirst = ["rate", "firstSpikeLatency", "isiMean", "cv"] as const satisfies readonly StatisticKey[];

/** Every statistic with its key, in the order of the columns. */
export const statisticEntries = Object.entries(conditionStatistics) as unknown as readonly (readonly [key: StatisticKey, statistic: Statistic])[];

/** The declaration of a statistic. */
export function statisticOf(key: StatisticKey): Statistic {
  return conditionStatistics[key];
}
