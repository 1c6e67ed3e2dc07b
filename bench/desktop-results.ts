import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "./machine.ts";

/** One start of a host, ms since its process was started. */
export interface Start {
  /** its page begins to load */
  readonly page: number;
  /** its bench answers */
  readonly interactive: number;
}

/** bench/desktop.json */
export interface DesktopResults {
  readonly machine: Machine;
  /** name and version of the browser that shows the windows */
  readonly browser: string;
  readonly load: { readonly before: number; readonly after: number };
  /** each round starts both hosts, one after the other */
  readonly rounds: readonly { readonly desktop: Start; readonly server: Start }[];
}

const file = join(import.meta.dirname, "desktop.json");

export function writeDesktopResults(results: DesktopResults): void {
  const text = JSON.stringify(results, (_key, value: unknown) => (typeof value === "number" ? Math.round(100 * value) / 100 : value), 1);
  writeFileSync(file, `${text}\n`);
}

/** The stored results; undefined when bench/desktop.json does not exist yet. */
export function readDesktopResults(): DesktopResults | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DesktopResults) : undefined;
}
