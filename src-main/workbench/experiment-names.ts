import { basename } from "node:path";

/** Ending of the names of experiment files. */
export const experimentEnding = ".rheobase.json";

/** "cells/Layer 5 cell.rheobase.json" is "Layer 5 cell" to people. */
export function experimentNameOf(path: string): string {
  const file = basename(path);
  return file.replace(/(?<=.)(\.rheobase)?\.json$/i, "");
}

/** Adds the ending to a path to save to, if it is missing. */
export function withEnding(path: string): string {
  return path.endsWith(".json") ? path : `${path.replace(/\.rheobase$/, "")}${experimentEnding}`;
}
