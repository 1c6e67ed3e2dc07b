import type { Protocol } from "../protocol/protocol.ts";
import type { RunRecord } from "./experiment-file.ts";

/** Keys of a protocol that do not influence its results. */
const withoutResult = new Set(["id", "name", "notes"]);

/**
 * true if a protocol has changed since it was run, in anything but its name and notes. A value that is left out in one and
 * written as its default in the other counts as a change, except the seed, which every record writes out.
 */
export function changedSince({ snapshot, seed }: Pick<RunRecord, "snapshot" | "seed">, protocol: Protocol): boolean {
  return telling(snapshot, seed) !== telling(protocol, "rheobase");
}

function telling(protocol: Protocol, defaultSeed: string): string {
  const entries = Object.entries({ seed: defaultSeed, ...protocol }).filter(([key, value]) => !withoutResult.has(key) && value !== undefined);
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)), sortedKeys);
}

/** JSON replacer that sorts keys and distinguishes -0 from 0. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
