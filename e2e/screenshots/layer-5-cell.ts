import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { currentSteps, noiseLevels } from "../bench/experiment-files.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

const { neuron } = currentSteps;

/** 200 ms of rest, `epoch`, 300 ms of rest. */
function between(id: string, name: string, epoch: Epoch): Protocol {
  return { id, name, neuron, epochs: [{ kind: "step", duration: 200, level: 0 }, epoch, { kind: "step", duration: 300, level: 0 }], seed: "kite" };
}

/** The experiment of the screenshots. */
export const layer5Cell: Experiment = {
  format: "rheobase-experiment",
  version: experimentVersion,
  protocols: [
    { ...currentSteps, noise: { kind: "white", levels: [0] } },
    noiseLevels,
    { ...between("f-i", "f–I curve", { kind: "step", duration: 1000, level: 0, deltaLevel: 20 }), sweeps: 16, record: { V: false } },
    between("ramp", "Ramp to threshold", { kind: "ramp", duration: 1000, level: 250 }),
    between("sine", "Sine, 8 Hz", { kind: "sine", duration: 1000, level: 100, amplitude: 80, frequency: 8 }),
    between("chirp", "Chirp, 1 to 40 Hz", { kind: "chirp", duration: 2000, level: 60, amplitude: 40, startFrequency: 1, endFrequency: 40 }),
    between("pulses", "Pulse train, 50 Hz", { kind: "pulses", duration: 500, level: 600, period: 20, width: 5 }),
  ],
};
