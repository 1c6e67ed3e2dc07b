import { presets } from "../../src-shared/neuron/presets.ts";

/** What `rheobase new` takes where no preset is named. */
export const defaultPreset = "neuromatch-w2d3";

/** The presets, a line each, for --help. */
export function presetLines(): string {
  const width = Math.max(...presets.map(({ id }) => id.length));
  return presets.map(({ id, name, source }) => `  ${id.padEnd(width)}  ${name} (${source})`).join("\n");
}
