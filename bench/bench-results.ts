import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Missing, Timing } from "./contestant.ts";
import type { Machine } from "./machine.ts";
import type { Scheme } from "./workloads.ts";

/** All timings of one contestant, in the order of the rounds. */
export interface Entry {
  readonly name: string;
  readonly versions: string;
  readonly timings: readonly Timing[];
}

/** bench/results.json */
export interface Results {
  readonly machine: Machine;
  /** load average before the first part, and after each part */
  readonly load: { readonly before: number; readonly after: Record<string, number> };
  readonly rounds: number;
  readonly whiteNoise: Record<Scheme, readonly Entry[]>;
  readonly currentLevels: readonly Entry[];
  readonly missing: readonly Missing[];
}

const file = join(import.meta.dirname, "results.json");

export function writeResults(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}

/** @throws when bench/results.json does not exist yet */
export function readResults(): Results {
  return JSON.parse(readFileSync(file, "utf8")) as Results;
}
