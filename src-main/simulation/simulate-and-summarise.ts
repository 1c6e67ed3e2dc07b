import { joinRecordings } from "../../src-shared/engine/join-recordings.ts";
import type { Kernel } from "../../src-shared/engine/kernel.ts";
import { simulateNeurons } from "../../src-shared/engine/simulate-neurons.ts";
import { epochSpans, rateWindow } from "../../src-shared/protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { summariseCondition } from "../../src-shared/statistics/summarise-condition.ts";
import { VoltageAccumulator, voltageStatistics } from "../../src-shared/statistics/voltage.ts";
import { compileStimulus } from "../../src-shared/stimulus/compile-stimulus.ts";
import type { PartSimulation } from "./part-simulation.ts";
import { newSha256 } from "./sha-256.ts";

/** The engine with one kernel, and the statistics of what it gives, where the spikes and voltages are at hand. */
export function simulateAndSummarise(kernel: Kernel): PartSimulation {
  const sweepOf = lastSweep();

  return {
    *simulate(protocol, { condition, neurons, countSpikes }) {
      const { stimulus, window } = sweepOf(protocol, condition.sweep);
      const voltage = protocol.recordV ? new VoltageAccumulator(window, protocol.dt * protocol.recordEvery) : undefined;
      const simulation = simulateNeurons({ protocol, stimulus, condition, neurons, kernel, newHasher: newSha256, countSpikes });
      for (;;) {
        const step = simulation.next();
        if (step.done === true) return { recording: step.value, voltage: voltage?.tally() };
        const { block } = step.value;
        // Before the block is sent: its memory goes with it.
        if (block !== undefined) voltage?.add(block);
        yield step.value;
      }
    },
    join(protocol, condition, parts) {
      const { stimulus, window, epochs } = sweepOf(protocol, condition.sweep);
      const recording = joinRecordings({ condition, stimulus }, parts.map((part) => part.recording), newSha256);
      const voltage = protocol.recordV ? voltageStatistics(parts.flatMap((part) => part.voltage ?? [])) : undefined;
      return { recording, summary: summariseCondition({ protocol, stimulus, window, epochs, recording, voltage }) };
    },
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
