import { z } from "zod";
import { protocolSchema } from "../protocol/protocol.ts";
import { experimentVersion } from "./experiment-version.ts";
import { recordedColumns, sha256, stretchesSchema } from "./recorded-columns.ts";

/** Value of the key `format` in every experiment file. */
export const experimentFormat = "rheobase-experiment";

/** Results of each condition of a run, or the digest that replaces them in a window. */
export const columnsSchema = z
  .union([recordedColumns, sha256])
  .meta({ description: "what came out of each condition; where it is kept elsewhere, the SHA-256 of that as JSON" });

/** A run as recorded in the file: enough to recompute it and to check that the result is the same. */
export const runRecordSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional().meta({ description: "what somebody calls the run, beside its number" }),
  notes: z.string().optional().meta({ description: "what somebody noted about the run" }),
  protocol: z.string().min(1).meta({ description: "id of the protocol that was run" }),
  snapshot: protocolSchema.meta({ description: "the protocol as it was when it was run" }),
  seed: z.string(),
  engineVersion: z.int().positive().meta({ description: "rises whenever the engine's numbers change" }),
  appVersion: z.string(),
  startedAt: z.iso.datetime({ offset: true, error: "a date and time such as 2026-11-21T09:00:00Z" }),
  conditions: stretchesSchema.meta({
    description:
      "the conditions that finished: first and last address of each stretch of them. An address is a position among all conditions of the " +
      "snapshot, from 0, the last axis changing fastest",
  }),
  digests: z.looseObject({
    spikes: sha256.nullable().meta({ description: "of all conditions in canonical order; null unless every condition finished" }),
    traces: sha256.nullable().meta({ description: "null unless every condition finished and V was recorded" }),
  }),
  columns: columnsSchema,
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** The current version of NAME.rheobase.json. Unknown keys are kept. */
export const experimentSchema = z.looseObject({
  format: z.literal(experimentFormat),
  version: z.literal(experimentVersion),
  name: z.string().optional(),
  notes: z.string().optional(),
  citation: z.string().optional().meta({ description: "what to cite when these results are used" }),
  protocols: z.array(protocolSchema).min(1),
  runs: z.array(runRecordSchema).optional(),
});
export type Experiment = z.infer<typeof experimentSchema>;
