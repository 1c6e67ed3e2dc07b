import { z } from "zod";

const table = z.strictObject({
  /** of the file: "summary.csv" */
  name: z.string(),
  title: z.string(),
  /** undefined for files without rows */
  rows: z.number().optional(),
  /** takes long and much disk space, or is computed for the export alone, so it is not selected by default */
  heavy: z.boolean(),
});
const figure = z.strictObject({
  /** of its files without ending: "fi_curve" */
  name: z.string(),
  title: z.string(),
  /** as of a table */
  heavy: z.boolean().optional(),
});

/** The files that a run can write to a folder. */
export const exportPlan = z.strictObject({ tables: z.array(table), figures: z.array(figure), folder: z.string() });
export type ExportPlan = z.output<typeof exportPlan>;

export const exportOutcome = z.discriminatedUnion("status", [
  /** Nothing was written: some files exist, and the request did not say what to do about them. */
  z.strictObject({ status: z.literal("exists"), existing: z.array(z.string()), total: z.number() }),
  z.strictObject({ status: z.literal("written"), folder: z.string(), files: z.array(z.string()) }),
  z.strictObject({ status: z.literal("cancelled") }),
]);
export type ExportOutcome = z.output<typeof exportOutcome>;

const index = z.int().nonnegative();

/** Which runs are compared, and which condition is shown. Differences are against the first run. */
export const comparisonView = z.strictObject({
  runs: z
    .array(
      z.strictObject({
        run: z.string().min(1),
        /** heads its column: "Run 12", "Run 3 of other cell" */
        name: z.string().min(1),
        /** name of its experiment file, where that is another than that of the document which it was started for */
        file: z.string().min(1).optional(),
        /** place in the list of colours; by default its place among the runs */
        colour: index.optional(),
      }),
    )
    .min(2),
  layout: z.enum(["side-by-side", "overlaid"]),
  /** positions from 0 by the names of axes; a run without such a condition shows nothing */
  place: z.record(z.string(), index),
});
export type ComparisonView = z.output<typeof comparisonView>;
