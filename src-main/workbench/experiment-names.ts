import { basename } from "node:path";

/** What the names of experiment files end in. */
export const experimentEnding = ".rheobase.json";

/** "cells/Layer 5 cell.rheobase.json" is "Layer 5 cell" to people. */
export function experimentNameOf(path: string): string {
  const file = basename(path);
  return file.replace(/(?<=.)(\.rheobase)?\.json$/i, "");
}

/** A path to save to: who leaves the ending out means it. */
export function withEnding(path: string): string {
  return path.endsWith(".json") ? path : `${path.replace(/\.rheobase$/, "")}${experimentEnding}`;
}
