import type { FileJson } from "./file-json.ts";

/**
 * 3 -> 4: a protocol may hold a network in place of a neuron. Every file of version 3 means the same in version 4; programs that read
 * version 3 only would take a network for a neuron that is missing, and refuse the file by its version instead.
 */
export function networksBesideNeurons(file: FileJson): FileJson {
  return { ...file, version: 4 };
}
