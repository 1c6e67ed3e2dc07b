import type { Kernel } from "../../src-shared/engine/kernel.ts";
import { simulateCondition } from "../../src-shared/engine/simulate-condition.ts";
import { epochSpans, rateWindow } from "../../src-shared/protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { summariseCondition } from "../../src-shared/statistics/summarise-condition.ts";
import { VoltageAccumulator } from "../../src-shared/statistics/voltage.ts";
import { compileStimulus } from "../../src-shared/stimulus/compile-stimulus.ts";
import type { Simulate } from "./condition-loop.ts";
import { newSha256 } from "./sha-256.ts";

/** The engine with one kernel, and the statistics of what it gives, where the spikes and voltages are at hand. */
export function simulateAndSummarise(kernel: Kernel): Simulate {
  const sweepOf = lastSweep();

  return function* (protocol, condition) {
    const { stimulus, window, epochs } = sweepOf(protocol, condition.sweep);
    const voltage = protocol.recordV ? new VoltageAccumulator(window, protocol.dt * protocol.recordEvery) : undefined;
    const simulation = simulateCondition({ protocol, stimulus, condition, kernel, newHasher: newSha256 });
    for (;;) {
      const step = simulation.next();
      if (step.done === true) {
        const recording = step.value;
        return { recording, summary: summariseCondition({ protocol, stimulus, window, epochs, recording, voltage: voltage?.statistics() }) };
      }
      const { block } = step.value;
      // Before the block is sent: its memory goes with it.
      if (block !== undefined) voltage?.add(block);
      yield step.value;
    }
  };
}

/** What the conditions of one sweep share, computed once while they follow each other. */
function lastSweep() {
  let last: { protocol: ResolvedProtocol; sweep: number; shared: ReturnType<typeof sharedBySweep> } | undefined;
  return (protocol: ResolvedProtocol, sweep: number): ReturnType<typeof sharedBySweep> => {
    if (last?.protocol !== protocol || last.sweep !== sweep) last = { protocol, sweep, shared: sharedBySweep(protocol, sweep) };
    return last.shared;
  };
}

function sharedBySweep(protocol: ResolvedProtocol, sweep: number) {
  return { stimulus: compileStimulus(protocol, sweep), window: rateWindow(protocol, sweep), epochs: epochSpans(protocol, sweep) };
}
