import { decimal } from "../../src-shared/foundation/decimal.ts";
import { firesOnItsOwn, rheobaseOf, rheobaseUnit } from "../../src-shared/neuron/derived.ts";
import type { Preset } from "../../src-shared/neuron/presets.ts";
import { valueOrThrow } from "../../src-shared/foundation/parsed.ts";
import { readNeuron } from "../../src-shared/neuron/read-neuron.ts";
import type { LevelUnit, Protocol } from "../../src-shared/protocol/protocol.ts";
import type { WaveformEpoch } from "../../src-shared/waveform/read-waveform.ts";

/** Ten current steps around the rheobase of a preset: the first leave the neuron silent, the last make it fire. */
export function stepsProtocol(preset: Preset): Protocol {
  const neuron = valueOrThrow(readNeuron(preset.neuron, preset.id));
  const common = { id: "current-steps", name: "Current steps", neuron: neuronOf(preset), sweeps: 10 };
  if (!firesOnItsOwn(neuron)) {
    const notes = `Hyper- to depolarising steps around the rheobase. Neuron: ${preset.source}.`;
    return { ...common, notes, levelUnit: "rheobase", epochs: stepEpochs({ rest: 0, first: -0.4, delta: 0.25 }) };
  }
  // A neuron that fires without drive has a negative rheobase, below which it is silent. Holding is twice that, and the steps rise from there past 0.
  const silencing = rheobaseOf(neuron);
  const unit = rheobaseUnit(neuron);
  const rest = decimal(2 * silencing);
  return {
    ...common,
    notes: `The neuron fires on its own and falls silent below ${decimal(silencing)} ${unit}: it is held below that, the steps go around it. Neuron: ${preset.source}.`,
    levelUnit: unit,
    holding: rest,
    epochs: stepEpochs({ rest, first: decimal(2.4 * silencing), delta: decimal(-0.4 * silencing) }),
  };
}

/** One sweep of an imported waveform. */
export function waveformProtocol(preset: Preset, epoch: WaveformEpoch, levelUnit: LevelUnit): Protocol {
  const notes = `Waveform from ${epoch.source}. Neuron: ${preset.source}.`;
  return { id: "waveform", name: "Waveform", notes, neuron: neuronOf(preset), levelUnit, epochs: [epoch] };
}

const neuronOf = (preset: Preset): Protocol["neuron"] => ({ preset: preset.id, ...preset.neuron });

function stepEpochs({ rest, first, delta }: { rest: number; first: number; delta: number }): Protocol["epochs"] {
  return [
    { kind: "step", label: "before", duration: 100, level: rest },
    { kind: "step", label: "step", duration: 500, level: first, deltaLevel: delta },
    { kind: "step", label: "after", duration: 100, level: rest },
  ];
}
