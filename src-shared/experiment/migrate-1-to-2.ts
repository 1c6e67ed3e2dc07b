import { z } from "zod";
import { planOf } from "../plan/plan-of-protocol.ts";
import type { Plan } from "../plan/plan.ts";
import { protocolSchema } from "../protocol/protocol.ts";
import type { FileJson } from "./file-json.ts";

/** A condition's digests in version 1, which named it by its values: the noise level in the engine's unit, null without noise. */
const entrySchema = z.looseObject({ sweep: z.int().nonnegative(), noiseLevel: z.number().nullable(), trial: z.int().nonnegative() });
const runSchema = z.looseObject({ snapshot: protocolSchema, digests: z.looseObject({ conditions: z.array(z.unknown()) }) });

/** Key for unchanged digests of conditions that the snapshot does not have. No code reads it. */
const unplacedKey = "conditionsOfVersion1";

/**
 * 1 -> 2: digests name their condition by its address, the index in the plan of the run's snapshot, instead of by sweep, noise
 * level and trial. Digests whose condition cannot be found, because the snapshot is no sound protocol or has no such condition,
 * are kept under `digests.conditionsOfVersion1`. Data without the shape of version 1 stays, and the schema rejects it.
 */
export function conditionsByAddress(file: FileJson): FileJson {
  const runs = file["runs"];
  return { ...file, version: 2, ...(Array.isArray(runs) ? { runs: runs.map(migratedRun) } : {}) };
}

function migratedRun(run: unknown): unknown {
  const read = runSchema.safeParse(run);
  if (!read.success) return run;
  // The run itself and not zod's copy: keys keep their order.
  const { snapshot, digests } = run as z.infer<typeof runSchema>;
  const plan = planOf(snapshot, "").value;
  const placed: unknown[] = [];
  const unplaced: unknown[] = [];
  for (const entry of digests.conditions) {
    const parsed = entrySchema.safeParse(entry);
    const address = parsed.success && plan !== undefined ? addressOf(parsed.data, plan) : undefined;
    if (address === undefined) unplaced.push(entry);
    else placed.push({ condition: address, ...withoutValues(entry as z.infer<typeof entrySchema>) });
  }
  return { ...(run as object), digests: { ...digests, conditions: placed, ...(unplaced.length === 0 ? {} : { [unplacedKey]: unplaced }) } };
}

function addressOf({ sweep, noiseLevel, trial }: z.infer<typeof entrySchema>, plan: Plan): number | undefined {
  const levels = plan.axes[plan.axisPosition("noise")]?.values;
  const noise = levels === undefined ? (noiseLevel === null ? 0 : -1) : levels.indexOf(noiseLevel ?? NaN);
  return noise < 0 ? undefined : plan.conditionAt({ sweep, noise, trial })?.index;
}

function withoutValues({ sweep: _sweep, noiseLevel: _level, trial: _trial, ...rest }: z.infer<typeof entrySchema>): object {
  return rest;
}
