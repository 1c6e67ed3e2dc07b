import type { SimulationStep } from "../../../src-shared/engine/simulate-neurons.ts";
import { RecordingJoin } from "../../../src-shared/engine/join-recordings.ts";
import { BenchError } from "../../../src-shared/foundation/bench-error.ts";
import type { NeuronRange } from "../../../src-shared/engine/recordings.ts";
import type { ConditionSummary } from "../../../src-shared/statistics/summarise-condition.ts";
import type { SimulatedPart } from "../part-simulation.ts";
import { serveConditions } from "../serve-conditions.ts";

/** Misbehaviour of the test's worker in one part of a condition. */
type PartMisbehaviour =
  /** ends the thread, like a crash */
  | "die"
  | "throw"
  | "throw-bench-error"
  /** never ends, but can be cancelled */
  | "endless"
  /** reports progress once, then blocks its thread for ever */
  | "hang"
  /** sends this many blocks of 2 MB, each in a slot of its own */
  | { readonly blocks: number };

/** Misbehaviour in a condition. The protocol's notes contain it, as JSON by condition index. */
export type Misbehaviour =
  | PartMisbehaviour
  /** `what` in the part with neuron `in`, `others` in the other parts */
  | { readonly in: number; readonly what: PartMisbehaviour; readonly others?: PartMisbehaviour }
  /** ends the thread when the parts are joined */
  | "die-joining";

/** `{"3": "die"}` makes condition 3 die. */
export type Misbehaviours = Readonly<Record<string, Misbehaviour>>;

const blockSamples = 262_144;
const noMeasures = { rows: new Float64Array(), intervals: new Float64Array() };
const noHasher = () => ({ update: () => undefined, digest: () => "" });

function misbehaviourOf(notes: string, index: number): Misbehaviour | undefined {
  return (JSON.parse(notes === "" ? "{}" : notes) as Misbehaviours)[String(index)];
}

function isIn(neuron: number, { from, to }: NeuronRange): boolean {
  return neuron >= from && neuron < to;
}

serveConditions({
  *simulate({ protocol: { notes } }, { condition, neurons }): Generator<SimulationStep, SimulatedPart> {
    const given = misbehaviourOf(notes, condition.index);
    const what = typeof given === "object" && "in" in given ? (isIn(given.in, neurons) ? given.what : given.others) : given;
    let samples = 0;
    yield { block: undefined, fraction: 0 };
    if (what === "die") process.exit(7);
    if (what === "throw") throw new TypeError("x is not a function");
    if (what === "throw-bench-error") throw new BenchError("made-up", { where: "here", what: "This.", remedy: "That." });
    if (what === "hang") {
      const start = performance.now();
      while (performance.now() - start < 150);
      yield { block: undefined, fraction: 0.5 };
      for (;;);
    }
    while (what === "endless") yield { block: undefined, fraction: 0.5 };
    if (typeof what === "object") {
      for (let k = 0; k < what.blocks; k++) {
        yield { block: { firstSample: samples, V: [new Float64Array(blockSamples).fill(k)] }, fraction: k / what.blocks };
        samples += blockSamples;
      }
    }
    const spikeTimes = Float64Array.from({ length: neurons.to - neurons.from }, (_, k) => condition.index + neurons.from + k + 0.5);
    const spikes = { counts: new Uint32Array(spikeTimes.length).fill(1), times: spikeTimes };
    return { neurons, recording: { spikes, traceSamples: samples, traceDigests: "" }, measures: noMeasures, voltage: undefined };
  },
  join(plan, condition) {
    const join = new RecordingJoin(plan.protocol.population, noHasher);
    return {
      add: ({ recording }) => join.add(recording),
      finish() {
        if (misbehaviourOf(plan.protocol.notes, condition.index) === "die-joining") process.exit(7);
        // The pool does not read summaries.
        return { recording: join.finish(), summary: { spikeCount: condition.index } as ConditionSummary };
      },
    };
  },
});
