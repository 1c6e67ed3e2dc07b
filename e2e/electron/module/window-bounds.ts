import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Rectangle } from "electron";
import { appPath } from "./app-paths.ts";

/** Position and size of a window, px, and whether it is maximized. */
export interface KeptState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** The one screen of this machine, px. */
export const screenBounds: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };

const file = (): string => join(appPath("userData"), "stand-in-windows.json");

/** The stored state of a window by its name; undefined without one. */
export function keptState(name: string): KeptState | undefined {
  return readStates()[name];
}

export function keepState(name: string, state: KeptState): void {
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), JSON.stringify({ ...readStates(), [name]: state }));
}

function readStates(): Record<string, KeptState> {
  try {
    return JSON.parse(readFileSync(file(), "utf8")) as Record<string, KeptState>;
  } catch {
    return {};
  }
}
