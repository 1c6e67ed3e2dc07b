import type { Experiment, RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { RecordedColumns } from "../../src-shared/experiment/recorded-columns.ts";
import { newSha256 } from "../simulation/sha-256.ts";

/**
 * The columns of an open experiment's recorded runs. They stay in the service: a window gets their SHA-256 instead, and gives it back
 * with every draft and save, so that a run of any length weighs nothing while somebody types.
 */
export class KeptColumns {
  readonly #byDigest = new Map<string, RecordedColumns>();

  /** The record as a window gets it. Its columns are kept. */
  lightRecord(record: RunRecord): RunRecord {
    const { columns } = record;
    if (typeof columns === "string") return record;
    const digest = digestOf(columns);
    this.#byDigest.set(digest, columns);
    return { ...record, columns: digest };
  }

  /** The record with its columns; without, where they are unknown: the service that had them has ended since. */
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

// Columns are never changed, and hashing those of a long run takes a while.
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
