import type { TraceSource } from "../../engine/recordings.ts";
import type { Condition } from "../../protocol/condition.ts";
import { conditionsOf } from "../../protocol/conditions.ts";
import { epochSpans, rateWindow } from "../../protocol/epoch-spans.ts";
import type { Protocol, ResolvedProtocol } from "../../protocol/protocol.ts";
import { resolveProtocol } from "../../protocol/resolve-protocol.ts";
import type { ConditionResult, ProtocolResult } from "../protocol-result.ts";
import { summariseCondition } from "../summarise-condition.ts";
import { compileStimulus } from "../../stimulus/compile-stimulus.ts";

/** What a test decides about the conditions of a made-up result. */
export interface MadeUp {
  /** spike times of one neuron, ms, ascending */
  readonly spikes?: (condition: Condition, neuron: number) => readonly number[];
  /** V of one sample, mV */
  readonly V?: (condition: Condition, neuron: number, sample: number) => number;
  /** what became of a condition; "finished" by default */
  readonly status?: (condition: Condition) => ConditionResult["status"];
}

/** A result as if `given` had run: spikes and traces are made up, summaries and stimuli are real. */
export function aResultOf(given: Protocol, madeUp: MadeUp = {}): ProtocolResult {
  const protocol = resolveProtocol(given, "test.rheobase.json /protocols/0");
  const stimuli = Array.from({ length: protocol.sweeps }, (_, sweep) => compileStimulus(protocol, sweep));
  const conditions = conditionsOf(protocol).map((condition) => aConditionResult(protocol, condition, madeUp));
  const complete = conditions.every(({ status }) => status === "finished");
  return {
    protocol,
    stimuli,
    conditions,
    digests: { spikes: complete ? "5".repeat(64) : undefined, traces: complete && protocol.recordV ? "7".repeat(64) : undefined },
  };
}

function aConditionResult(protocol: ResolvedProtocol, condition: Condition, madeUp: MadeUp): ConditionResult {
  const { spikes = () => [10, 30, 50, 70], status = () => "finished" } = madeUp;
  const what = status(condition);
  if (what === "cancelled") return { status: what, condition };
  if (what === "failed") throw new RangeError("a failed condition needs an error of the test's own");
  const stimulus = compileStimulus(protocol, condition.sweep);
  const traces = protocol.recordV ? madeUpTraces(protocol, condition, stimulus.duration, madeUp) : undefined;
  const recording = {
    condition,
    spikes: Array.from({ length: protocol.population }, (_, neuron) => Float64Array.from(spikes(condition, neuron))),
    duration: stimulus.duration,
    traceSamples: traces?.samples ?? 0,
    spikeDigest: condition.index.toString(16).padStart(64, "0"),
    traceDigest: traces === undefined ? undefined : condition.index.toString(16).padStart(64, "f"),
  };
  const window = rateWindow(protocol, condition.sweep);
  const epochs = epochSpans(protocol, condition.sweep);
  const summary = summariseCondition({ protocol, stimulus, window, epochs, recording, voltage: undefined });
  return { status: what, condition, recording, summary, traces };
}

function madeUpTraces(protocol: ResolvedProtocol, condition: Condition, duration: number, { V = () => -65 }: MadeUp): TraceSource {
  const interval = protocol.dt * protocol.recordEvery;
  const samples = Math.floor(duration / interval + 1e-9) + 1;
  return {
    samples,
    neurons: protocol.recordNeurons,
    interval,
    read: (neuron, first, count) =>
      Promise.resolve(Float64Array.from({ length: Math.max(0, Math.min(count, samples - first)) }, (_, k) => V(condition, neuron, first + k))),
  };
}
