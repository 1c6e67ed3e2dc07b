import { z } from "zod";
import { protocolSchema } from "../protocol/protocol.ts";
import { experimentVersion } from "./experiment-version.ts";

/** Value of the key `format` in every experiment file. */
export const experimentFormat = "rheobase-experiment";

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: "a SHA-256 in 64 lower-case hexadecimal digits" })
  .meta({ description: "SHA-256, hexadecimal" });

const conditionDigestSchema = z.looseObject({
  condition: z
    .int()
    .nonnegative()
    .meta({
      description:
        "position among all conditions of the snapshot, from 0: sweep by sweep, within a sweep noise level by noise level, within a level trial by trial",
    }),
  spikes: digest,
  traces: digest.nullable().meta({ description: "null where V was not recorded" }),
});

/** A run as recorded in the file: enough to recompute it and to check that the result is the same. */
export const runRecordSchema = z.looseObject({
  id: z.string().min(1),
  protocol: z.string().min(1).meta({ description: "id of the protocol that was run" }),
  snapshot: protocolSchema.meta({ description: "the protocol as it was when it was run" }),
  seed: z.string(),
  engineVersion: z.int().positive().meta({ description: "rises whenever the engine's numbers change" }),
  appVersion: z.string(),
  startedAt: z.iso.datetime({ offset: true, error: "a date and time such as 2026-11-21T09:00:00Z" }),
  summary: z
    .array(z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])))
    .meta({ description: "one row per condition and neuron or trial, as in summary.csv; null is no value" }),
  digests: z.looseObject({
    spikes: digest.nullable().meta({ description: "of all conditions in canonical order; null unless every condition finished" }),
    traces: digest.nullable().meta({ description: "null unless every condition finished and V was recorded" }),
    conditions: z.array(conditionDigestSchema),
  }),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** The current version of NAME.rheobase.json. Keys that it does not know are kept. */
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
