import { notesOn } from "../notes/notes-on-plan.ts";
import { axisKey, shownPlace } from "../plan/axis-words.ts";
import type { Plan } from "../plan/plan.ts";
import { noiseUnit } from "../protocol/noise-unit.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ConditionResult, ProtocolResult } from "../statistics/protocol-result.ts";
import { completeNames, parameterOf } from "../neuron/declared-parameters.ts";

/** The three version numbers of the product: `rheobase --version` and provenance.json tell them. */
export interface Versions {
  readonly app: string;
  /** of the experiment file's format */
  readonly experimentFormat: number;
  /** rises when a run no longer repeats to the bit */
  readonly engine: number;
}

/** Origin of a run. */
export interface Origin {
  readonly versions: Versions;
  /** name of the experiment file, without its folder */
  readonly experimentFile: string;
  /** the protocol as it was run: as in the file, but for a seed given for this run */
  readonly protocol: Protocol;
}

/**
 * provenance.json: everything that determines the results, and their digests. It says nothing about when, where or by how
 * many workers they were computed, since no number depends on that: the same run gives the same file, byte for byte.
 */
export function provenance({ versions, experimentFile, protocol: snapshot }: Origin, result: ProtocolResult) {
  const { plan, conditions, digests } = result;
  const { protocol } = plan;
  return {
    format: "rheobase-provenance",
    version: 1,
    software: {
      name: "rheobase",
      version: versions.app,
      experiment_format_version: versions.experimentFormat,
      engine_version: versions.engine,
    },
    experiment_file: experimentFile,
    seed: protocol.seed,
    integrator: protocol.integrator,
    dt_ms: protocol.dt,
    neuron: withUnits(protocol.neuron),
    level_unit: plan.driveUnit,
    ...(protocol.noise === undefined ? {} : { noise_unit: noiseUnit(protocol.noise) ?? "1" }),
    protocol: snapshot,
    notes: notesOn(result.plan).map((note) => note.json("/protocol")),
    complete: conditions.every(({ status }) => status === "finished"),
    digests: {
      algorithm: "SHA-256",
      spikes: digests.spikes ?? null,
      traces: digests.traces ?? null,
    },
    counting: "sweeps and trials count from 1",
    conditions: conditions.map((entry) => conditionEntry(entry, plan)),
  };
}

/** The complete parameters, "tau_m_ms" and so on; what the neuron does not have is null. */
function withUnits(neuron: Plan["protocol"]["neuron"]): Record<string, number | null> {
  return Object.fromEntries(completeNames.map((name) => [`${name}_${parameterOf(name).unit}`, neuron[name] ?? null]));
}

function conditionEntry(result: ConditionResult, plan: Plan) {
  const place = shownPlace(plan, result.condition, axisKey.inFiles);
  switch (result.status) {
    case "finished":
      return { ...place, status: result.status, spikes: result.recording.spikeDigest, traces: result.recording.traceDigest ?? null };
    case "failed":
      return { ...place, status: result.status, error: result.error.toJSON() };
    case "cancelled":
      return { ...place, status: result.status };
  }
}
