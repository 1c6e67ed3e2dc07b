import type { Protocol } from "../protocol/protocol.ts";
import type { RunRecord } from "./experiment-file.ts";

/** Keys of a protocol that do not influence its results. */
const withoutResult = new Set(["id", "name", "notes"]);

/**
 * true if a protocol has changed since it was run, in anything but its name and notes. A value that is left out in one and
 * written as its default in the other counts as a change, except the seed, which every record writes out.
 */
export function changedSince({ snapshot, seed }: Pick<RunRecord, "snapshot" | "seed">, protocol: Protocol): boolean {
  return !areEqual(telling(snapshot, seed), telling(protocol, "rheobase"));
}

function telling(protocol: Protocol, defaultSeed: string): object {
  return Object.fromEntries(Object.entries({ seed: defaultSeed, ...protocol }).filter(([key]) => !withoutResult.has(key)));
}

/**
 * Whether two values of JSON are the same: -0 is not 0, and a key with undefined is none. It is asked at every edit, of waveforms with 10^6
 * samples too, for which a comparison of texts takes a second.
 */
function areEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((value, k) => areEqual(value, other[k]));
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => areEqual(ownValue(one, key), ownValue(other, key)));
}

function ownValue(of: object, key: string): unknown {
  return Object.hasOwn(of, key) ? (of as Record<string, unknown>)[key] : undefined;
}
