import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "./machine.ts";

/** One start of a host, ms since its process was started. */
export interface Start {
  /** its page began to be loaded */
  readonly page: number;
  /** its bench answered */
  readonly interactive: number;
}

/** bench/desktop.json */
export interface DesktopResults {
  readonly machine: Machine;
  /** what windows were pages of */
  readonly browser: string;
  readonly load: { readonly before: number; readonly after: number };
  /** both hosts, one after the other */
  readonly rounds: readonly { readonly desktop: Start; readonly server: Start }[];
}

const file = join(import.meta.dirname, "desktop.json");

export function writeDesktopResults(results: DesktopResults): void {
  const text = JSON.stringify(results, (_key, value: unknown) => (typeof value === "number" ? Math.round(100 * value) / 100 : value), 1);
  writeFileSync(file, `${text}\n`);
}

/** undefined where nothing has been measured yet */
export function readDesktopResults(): DesktopResults | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DesktopResults) : undefined;
}
