import type { Protocol } from "../../src-shared/protocol/protocol.ts";

// Pure edits: each gives a new protocol and changes nothing of the old one. Keys that nobody here knows stay where they are.

type Json = Record<string, unknown>;

/** What stands at a JSON pointer into a protocol; undefined where nothing does. */
export function valueAt(protocol: Protocol, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Json)[key] : undefined), protocol);
}

/**
 * The protocol with another value at a JSON pointer; undefined takes the key out. Objects on the way are made where they are
 * missing (record, window), and taken out again when their last key goes.
 *
 * @param fallback what a missing key means: setting it where the key is missing changes nothing
 */
export function withValue(protocol: Protocol, pointer: string, value: unknown, fallback?: unknown): Protocol {
  const standing = valueAt(protocol, pointer);
  if (Object.is(standing, value) || (standing === undefined && Object.is(value, fallback))) return protocol;
  return set(protocol, keysOf(pointer), value) as Protocol;
}

/** The protocol with several values changed. */
export function withValues(protocol: Protocol, changes: Readonly<Record<string, unknown>>): Protocol {
  return Object.entries(changes).reduce((next, [pointer, value]) => withValue(next, pointer, value), protocol);
}

/** "/noise/levels" as its keys. */
function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function set(container: unknown, [key = "", ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(container)) return container.with(Number(key), rest.length === 0 ? value : set(container[Number(key)], rest, value));
  const object = (container ?? {}) as Json;
  const next = rest.length === 0 ? value : set(object[key], rest, value);
  if (next === undefined || (rest.length > 0 && isEmpty(next))) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: next };
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
