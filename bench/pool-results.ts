import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "./bench-results.ts";
import type { Missing } from "./contestant.ts";
import type { Machine } from "./machine.ts";
import type { Scheme } from "./workloads.ts";

/** Processor time of one trial, microseconds: the medians over the rounds. */
export interface TrialCost {
  /** the steps alone */
  readonly kernel: number;
  /** the kernel's input, sorting of spikes, measures of the neuron */
  readonly neurons: number;
  readonly digest: number;
  readonly summary: number;
  /** writing and reading the message from worker to pool */
  readonly message: number;
  /** the rest of a run by one worker: tasks, waking threads, progress */
  readonly pool: number;
  /** its row in the record of the run */
  readonly record: number;
}

/** bench/pool.json */
export interface PoolResults {
  readonly machine: Machine;
  /** load average (1 min) */
  readonly load: { readonly before: number; readonly after: number };
  readonly rounds: number;
  /** 16 conditions of 1000 neurons, one at a time */
  readonly oneCondition: Record<Scheme, readonly Entry[]>;
  /** 8 conditions of twice the length */
  readonly oneLongCondition?: Record<Scheme, readonly Entry[]>;
  readonly currentLevels: readonly Entry[];
  /** per protocol */
  readonly trials: { readonly currentLevels: TrialCost; readonly whiteNoise: TrialCost };
  /** one per population size */
  readonly populations: readonly Entry[];
  readonly missing: readonly Missing[];
}

const file = join(import.meta.dirname, "pool.json");

export function writePoolResults(results: PoolResults): void {
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}

/** The stored results; undefined when bench/pool.json does not exist yet. */
export function readPoolResults(): PoolResults | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as PoolResults) : undefined;
}
