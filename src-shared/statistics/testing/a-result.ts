import { TimeGrid } from "../../foundation/time-grid.ts";
import { resolutionOf, spikeGrid } from "../spike-resolution.ts";
import type { TraceSource } from "../../engine/recordings.ts";
import { flatTrains } from "../../engine/spike-trains.ts";
import type { Condition } from "../../plan/condition.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Protocol, ResolvedProtocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import type { ConditionResult, ProtocolResult } from "../protocol-result.ts";
import { measureNeurons } from "../neuron-measures.ts";
import { summariseCondition } from "../summarise-condition.ts";

/** Where a condition stands, from 0: what tests tell conditions by. */
export interface TestPlace {
  readonly index: number;
  readonly sweep: number;
  readonly noise: number;
  readonly trial: number;
}

/** What a test decides about the conditions of a made-up result. */
export interface MadeUp {
  /** spike times of one neuron, ms, ascending */
  readonly spikes?: (place: TestPlace, neuron: number) => readonly number[];
  /** V of one sample, mV */
  readonly V?: (place: TestPlace, neuron: number, sample: number) => number;
  /** what became of a condition; "finished" by default */
  readonly status?: (place: TestPlace) => ConditionResult["status"];
}

/** A result as if `given` had run: spikes and traces are made up, summaries and stimuli are real. */
export function aResultOf(given: Protocol, madeUp: MadeUp = {}): ProtocolResult {
  const plan = planOrThrow(given, "test.rheobase.json /protocols/0");
  const { protocol } = plan;
  const conditions = plan.conditions.map((condition) => aConditionResult(plan, condition, madeUp));
  const complete = conditions.every(({ status }) => status === "finished");
  return {
    plan,
    conditions,
    digests: { spikes: complete ? "5".repeat(64) : undefined, traces: complete && protocol.recordV ? "7".repeat(64) : undefined },
  };
}

function aConditionResult(plan: Plan, condition: Condition, madeUp: MadeUp): ConditionResult {
  const { spikes = () => [10, 30, 50, 70], status = () => "finished" } = madeUp;
  const place = placeOf(plan, condition);
  const what = status(place);
  if (what === "cancelled") return { status: what, condition };
  if (what === "failed") throw new RangeError("a failed condition needs an error of the test's own");
  const { protocol } = plan.settingOf(condition);
  const { duration } = plan.driveOf(condition);
  const traces = protocol.recordV ? madeUpTraces(protocol, place, duration, madeUp) : undefined;
  const recording = {
    condition,
    spikes: Array.from({ length: protocol.population }, (_, neuron) => Float64Array.from(spikes(place, neuron))),
    duration,
    traceSamples: traces?.samples ?? 0,
    spikeDigest: condition.index.toString(16).padStart(64, "0"),
    traceDigest: traces === undefined ? undefined : condition.index.toString(16).padStart(64, "f"),
  };
  const trains = flatTrains(recording.spikes);
  const measures = measureNeurons(trains, plan.driveOf(condition).window, spikeGrid(resolutionOf(plan.protocol)));
  const summary = summariseCondition({ plan, condition, spikes: trains, measures, voltage: undefined });
  return { status: what, condition, recording, summary, traces };
}

function placeOf(plan: Plan, condition: Condition): TestPlace {
  const on = (name: string): number => plan.positionOn(name, condition);
  return { index: condition.index, sweep: on("sweep"), noise: on("noise"), trial: on("trial") };
}

function madeUpTraces(protocol: ResolvedProtocol, place: TestPlace, duration: number, { V = () => -65 }: MadeUp): TraceSource {
  const interval = new TimeGrid(protocol.dt).timeOf(protocol.recordEvery);
  const samples = new TimeGrid(interval).lastUpTo(duration) + 1;
  return {
    samples,
    neurons: protocol.recordNeurons,
    interval,
    read: (neuron, first, count) =>
      Promise.resolve(Float64Array.from({ length: Math.max(0, Math.min(count, samples - first)) }, (_, k) => V(place, neuron, first + k))),
  };
}
