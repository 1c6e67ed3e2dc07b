import type { Epoch } from "../../protocol/epoch.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import cases from "../../testing/reference/spike_times.json" with { type: "json" };

// spike_times.json: scipy, independent of this project, good to 1e-9 ms; see src-shared/testing/reference/README.md

type ReferenceCase = (typeof cases)[number];
type ReferenceEpoch = ReferenceCase["epochs"][number];

/** The cases of the reference file as protocols, with the spike times (ms) that they must give. */
export const spikeTimeCases: readonly { name: string; protocol: Protocol; times: readonly number[] }[] = cases.map((one) => ({
  name: one.name,
  protocol: protocolOf(one),
  times: one.spike_times_ms,
}));

/** A ramp starts at the level before it: holding, where it is the first epoch. */
function protocolOf({ name, neuron, epochs }: ReferenceCase): Protocol {
  const [first] = epochs;
  return { id: name, name, neuron, epochs: epochs.map(epochOf), holding: first && "start" in first ? (first.start ?? 0) : 0 };
}

function epochOf(epoch: ReferenceEpoch): Epoch {
  const value = (name: string): number => {
    const found = (epoch as Readonly<Record<string, unknown>>)[name];
    if (typeof found !== "number") throw new Error(`an epoch of spike_times.json has no ${name}`);
    return found;
  };
  const duration = value("duration");
  switch (epoch.kind) {
    case "step":
      return { kind: "step", duration, level: value("level") };
    case "ramp":
      return { kind: "ramp", duration, level: value("end") };
    case "sine":
      return { kind: "sine", duration, level: value("offset"), amplitude: value("amplitude"), frequency: value("frequency"), phase: value("phase") };
    case "chirp":
      return { kind: "chirp", duration, level: value("offset"), amplitude: value("amplitude"), startFrequency: value("f0"), endFrequency: value("f1") };
    default:
      throw new Error(`spike_times.json has an epoch of a new kind: ${epoch.kind}`);
  }
}
