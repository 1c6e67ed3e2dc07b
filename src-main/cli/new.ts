import { basename, resolve } from "node:path";
import { experimentFormat, type Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { presetUnknown } from "../../src-shared/foundation/error-catalogue-command-line.ts";
import { misspellingOf } from "../../src-shared/foundation/spelling.ts";
import { presets, type Preset } from "../../src-shared/neuron/presets.ts";
import { createExperiment } from "../workbench/experiments.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";

export interface NewOptions {
  readonly preset: string;
}

const ending = ".rheobase.json";

/** `rheobase new FILE`: an experiment to start from, current steps around the rheobase of a published neuron. */
export async function newExperiment(file: string, options: NewOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const preset = presetCalled(options.preset);
  const path = file.endsWith(ending) ? file : file + ending;
  await createExperiment(resolve(host.cwd, path), starter(basename(path, ending), preset));
  terminal.print(`${path}: ten current steps for ${preset.name}`);
  terminal.print(`Run it: rheobase run ${path}`);
  return { exitCode: exitCodes.done, document: { file: path, preset: preset.id, source: preset.source } };
}

function presetCalled(id: string): Preset {
  const preset = presets.find((one) => one.id === id);
  if (preset !== undefined) return preset;
  const ids = presets.map((one) => one.id);
  throw presetUnknown(id, ids, misspellingOf(id, ids));
}

function starter(name: string, preset: Preset): Experiment {
  return {
    format: experimentFormat,
    version: experimentVersion,
    name,
    protocols: [
      {
        id: "current-steps",
        name: "Current steps",
        notes: `Hyper- to depolarising steps around the rheobase. Neuron: ${preset.source}.`,
        neuron: { preset: preset.id, ...preset.neuron },
        levelUnit: "rheobase",
        epochs: [
          { kind: "step", label: "before", duration: 100, level: 0 },
          { kind: "step", label: "step", duration: 500, level: -0.4, deltaLevel: 0.25 },
          { kind: "step", label: "after", duration: 100, level: 0 },
        ],
        sweeps: 10,
      },
    ],
  };
}
