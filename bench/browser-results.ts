import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "./machine.ts";

/** Times between frames during one activity. */
export interface Frames {
  readonly what: string;
  /** ms, in order */
  readonly deltas: readonly number[];
}

/** Repeated measurements of one delay. */
export interface Delays {
  readonly what: string;
  /** ms */
  readonly times: readonly number[];
}

/** bench/browser.json */
export interface BrowserResults {
  readonly machine: Machine;
  readonly browser: string;
  readonly load: { readonly before: number; readonly after: number };
  readonly frames: readonly Frames[];
  readonly delays: readonly Delays[];
}

const file = join(import.meta.dirname, "browser.json");

export function writeBrowserResults(results: BrowserResults): void {
  const rounded = (times: readonly number[]): number[] => times.map((time) => Math.round(100 * time) / 100);
  const { frames, delays } = results;
  const text = JSON.stringify(
    {
      ...results,
      frames: frames.map(({ what, deltas }) => ({ what, deltas: rounded(deltas) })),
      delays: delays.map(({ what, times }) => ({ what, times: rounded(times) })),
    },
    null,
    1,
  );
  // Put each array of numbers on one line.
  writeFileSync(file, `${text.replaceAll(/\[[\s\d.,]+\]/g, (numbers) => numbers.replaceAll(/\s+/g, ""))}\n`);
}

/** The stored results; undefined when bench/browser.json does not exist yet. */
export function readBrowserResults(): BrowserResults | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as BrowserResults) : undefined;
}
