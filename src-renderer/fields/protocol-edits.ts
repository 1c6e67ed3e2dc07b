import jsonpointer from "jsonpointer";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";

// Pure edits: each returns a new protocol and does not change the old one. Unknown keys are kept.

/** The value at a JSON pointer into a protocol; undefined where there is none. */
export function valueAt(protocol: Protocol, pointer: string): unknown {
  return jsonpointer.get(protocol, pointer);
}

/**
 * The protocol with another value at a JSON pointer; undefined removes the key. Missing objects on the way (record, window)
 * are created, and removed again when their last key goes.
 *
 * @param fallback what a missing key means: setting it where the key is missing changes nothing
 */
export function withValue(protocol: Protocol, pointer: string, value: unknown, fallback?: unknown): Protocol {
  const standing = valueAt(protocol, pointer);
  if (Object.is(standing, value) || (standing === undefined && Object.is(value, fallback))) return protocol;
  const next = { ...protocol };
  const parents = parentsOf(pointer);
  // The library writes in place, so every container on the way is copied first.
  for (const parent of parents) jsonpointer.set(next, parent, copyOf(valueAt(next, parent)));
  jsonpointer.set(next, pointer, value);
  if (value === undefined) for (const parent of parents.toReversed()) if (isEmpty(valueAt(next, parent))) jsonpointer.set(next, parent, undefined);
  return next;
}

/** The protocol with several values changed. */
export function withValues(protocol: Protocol, changes: Readonly<Record<string, unknown>>): Protocol {
  return Object.entries(changes).reduce((next, [pointer, value]) => withValue(next, pointer, value), protocol);
}

/** The pointers to the containers of "/epochs/0/level", outermost first: "/epochs", "/epochs/0". */
function parentsOf(pointer: string): string[] {
  return [...pointer.matchAll(/(?<=.)\//g)].map(({ index }) => pointer.slice(0, index));
}

function copyOf(container: unknown): unknown {
  if (Array.isArray(container)) return [...(container as readonly unknown[])];
  return typeof container === "object" && container !== null ? { ...container } : container;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
