import { completeNames, parameterOf } from "../../src-shared/neuron/declared-parameters.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";

/** Fields of the designer besides those of the neuron: JSON pointer and name. */
const otherFields: readonly (readonly [path: string, name: string])[] = [
  ["/name", "Name of the protocol"],
  ["/epochs", "Epochs"],
  ["/holding", "Holding"],
  ["/levelUnit", "Unit of the levels"],
  ["/sweeps", "Sweeps"],
  ["/trials", "Trials"],
  ["/population", "Population"],
  ["/duration", "Duration of a sweep"],
  ["/noise/kind", "Noise"],
  ["/noise/levels", "Levels of noise"],
  ["/neuron/preset", "Preset of the neuron"],
  ["/integrator", "Integrator"],
  ["/dt", "dt, time step"],
  ["/seed", "Seed"],
  ["/record/every", "Record V every"],
];

const fields = [...otherFields, ...completeNames.map((name) => [`/neuron/${name}`, `${name}, ${parameterOf(name).words}`] as const)];

/** For the palette: goes to a field of the designer by its name, as "sweeps" or "tau". */
export const fieldActions: readonly Action[] = fields.map(([path, name]) => ({
  id: `field${path.replaceAll("/", ".")}`,
  group: "Field",
  title: name,
  when: ({ document }) => document !== undefined || "No experiment is open.",
  perform: (bench: Bench) => {
    bench.tab = "design";
    if (bench.document !== undefined) bench.document.goTo = path;
  },
}));
