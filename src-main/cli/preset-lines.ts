import { presets } from "../../src-shared/neuron/presets.ts";

/** Preset of `rheobase new` without --preset. */
export const defaultPreset = "neuromatch-w2d3";

/** The presets for --help, one line each. */
export function presetLines(): string {
  const width = Math.max(...presets.map(({ id }) => id.length));
  return presets.map(({ id, name, source }) => `  ${id.padEnd(width)}  ${name} (${source})`).join("\n");
}
