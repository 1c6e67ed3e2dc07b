import { z } from "zod";
import { conditionStatistics } from "../statistics/condition-statistics.ts";
import { epochStatistics } from "../statistics/firing-statistics.ts";
import type { StatisticTable, StatisticValues } from "../statistics/statistic.ts";
import type { ConditionSummary } from "../statistics/summarise-condition.ts";
import { trainMeasureKeys, type TrainMeasureKey } from "../statistics/trains/train-measures.ts";

// Schemas of results on the wire, for types of the engine and the statistics.

export const doubles: z.ZodType<Float64Array> = z.instanceof(Float64Array);
export const index = z.int().nonnegative();
const count = z.int().nonnegative();
/** A number that may be NaN or infinite, because an integrator can diverge. */
const number = z.union([z.number(), z.nan(), z.literal(Infinity), z.literal(-Infinity)]);
const maybe = number.optional();

/** Schemas of the values of statistics. */
const schemas = { count, number, optional: maybe } as const satisfies Record<keyof StatisticValues, z.ZodType>;

function shapeOf(table: StatisticTable<never>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(table).map(([key, { value }]) => [key, schemas[value]]));
}

const epochShape = { index, label: z.string(), ...shapeOf(epochStatistics) };

const summaryShape = {
  condition: index, level: maybe, levelUnit: z.enum(["pA", "V/s"]), levelIsConstant: z.boolean(), isCopy: z.boolean(),
  ...shapeOf(conditionStatistics), epochs: z.array(z.strictObject(epochShape)),
};

/** The schema says "may be missing" where the type says "undefined": both read the same. */
export const conditionSummary = z.strictObject(summaryShape) as unknown as z.ZodType<ConditionSummary>;

/** Bins of one width; see statistics/histogram.ts. */
const histogramSchema = z.strictObject({ width: z.number(), firstBin: z.int(), counts: doubles });

const pairsShape = Object.fromEntries(trainMeasureKeys.map((key) => [key, doubles])) as Record<TrainMeasureKey, typeof doubles>;
const pairsSchema = z.strictObject(pairsShape);

/** Distributions of intervals, V and rate over time for one sweep and noise level, over all its trials or one. */
export const distributionsSchema = z.strictObject({
  /** intervals in the window, ms */
  intervals: z.strictObject({ count, mean: maybe, cv: maybe, histogram: histogramSchema.optional() }),
  /** V in the window, mV; undefined where V is not recorded */
  voltage: z.strictObject({ mean: maybe, sd: maybe, histogram: histogramSchema.optional() }).optional(),
  /** rate over time in the window, Hz per neuron; undefined without spikes */
  psth: z.strictObject({ from: z.number(), to: z.number(), width: z.number(), rates: doubles }).optional(),
  /** trains beside trains; of each measure the values of the pairs (1, 2), (1, 3), ... */
  trains: z.strictObject({ trains: count, pairs: pairsSchema }).optional(),
  /** two-sided power spectrum of the trains, Hz */
  trainSpectrum: z.strictObject({ resolution: z.number(), segments: count, density: doubles }).optional(),
  /** of the first neuron; without frequencies where it spiked */
  impedance: z.strictObject({ spikes: count, frequency: doubles, magnitude: doubles, phase: doubles, coherence: doubles }).optional(),
});
export type Distributions = z.output<typeof distributionsSchema>;

/** V of a range of samples: sample `first + k perBucket` begins bucket k. Where perBucket is 1, low and high are the samples themselves. */
export const traceSchema = z.strictObject({ first: index, perBucket: z.int().positive(), low: doubles, high: doubles });
export type TracePiece = z.output<typeof traceSchema>;
