import type { Experiment, RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { RecordedColumns } from "../../src-shared/experiment/recorded-columns.ts";
import { newSha256 } from "../simulation/sha-256.ts";

/**
 * Stores the columns of an open experiment's recorded runs in the service. A window gets their SHA-256 instead, and returns it with every
 * draft and save: long runs do not slow down typing.
 */
export class KeptColumns {
  readonly #byDigest = new Map<string, RecordedColumns>();

  /** Stores the columns of a record. @returns the record for the window, without them */
  lightRecord(record: RunRecord): RunRecord {
    const { columns } = record;
    if (typeof columns === "string") return record;
    const digest = digestOf(columns);
    this.#byDigest.set(digest, columns);
    return { ...record, columns: digest };
  }

  /** The record with its columns; without them if they are unknown, because the service has restarted since. */
  fullRecord(record: RunRecord): RunRecord {
    const { columns } = record;
    const known = typeof columns === "string" ? this.#byDigest.get(columns) : undefined;
    return known === undefined ? record : { ...record, columns: known };
  }

  light(experiment: Experiment): Experiment {
    return withRuns(experiment, (record) => this.lightRecord(record));
  }

  full(experiment: Experiment): Experiment {
    return withRuns(experiment, (record) => this.fullRecord(record));
  }
}

function withRuns(experiment: Experiment, change: (record: RunRecord) => RunRecord): Experiment {
  return experiment.runs === undefined ? experiment : { ...experiment, runs: experiment.runs.map(change) };
}

// Cache of the digests: columns never change, and hashing those of a long run is slow.
const digests = new WeakMap<RecordedColumns, string>();

function digestOf(columns: RecordedColumns): string {
  const known = digests.get(columns);
  if (known !== undefined) return known;
  const hasher = newSha256();
  hasher.update(new TextEncoder().encode(JSON.stringify(columns)));
  const digest = hasher.digest();
  digests.set(columns, digest);
  return digest;
}
