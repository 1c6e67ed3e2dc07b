import { RecordingJoin } from "../../src-shared/engine/join-recordings.ts";
import type { Kernel } from "../../src-shared/engine/kernel.ts";
import type { NetworkKernel } from "../../src-shared/engine/network/network-kernel.ts";
import { simulateNetworkNeurons } from "../../src-shared/engine/network/simulate-network-neurons.ts";
import { loadNetworkKernel } from "../../src-shared/engine/network/wasm-network.ts";
import { simulateNeurons } from "../../src-shared/engine/simulate-neurons.ts";
import { TimeGrid } from "../../src-shared/foundation/time-grid.ts";
import { measureNeurons, MeasuresJoin } from "../../src-shared/statistics/neuron-measures.ts";
import { resolutionOf, spikeGrid } from "../../src-shared/statistics/spike-resolution.ts";
import { summariseCondition } from "../../src-shared/statistics/summarise-condition.ts";
import { VoltageAccumulator, voltageStatistics, type VoltageTally } from "../../src-shared/statistics/voltage.ts";
import type { PartSimulation } from "./part-simulation.ts";
import { newSha256 } from "./sha-256.ts";

/** Makes a `Simulate` from a kernel: it simulates a condition and summarises it in the same thread, which has its spikes and V in memory. */
export function simulateAndSummarise(kernel: Kernel): PartSimulation {
  // Compiled when the first network comes.
  let compiled: NetworkKernel | undefined;
  const networkKernel = (): NetworkKernel => (compiled ??= loadNetworkKernel());
  return {
    *simulate(plan, { condition, neurons, countSpikes }) {
      const { protocol } = plan.settingOf(condition);
      const { window } = plan.driveOf(condition);
      const grid = spikeGrid(resolutionOf(protocol));
      const voltage = protocol.recordV ? new VoltageAccumulator(window, new TimeGrid(protocol.dt).timeOf(protocol.recordEvery)) : undefined;
      const input = { plan, condition, neurons, newHasher: newSha256, countSpikes };
      const simulation = protocol.network === undefined ? simulateNeurons({ ...input, kernel }) : simulateNetworkNeurons(input, networkKernel());
      for (;;) {
        const step = simulation.next();
        if (step.done === true) return { neurons, recording: step.value, measures: measureNeurons(step.value.spikes, window, grid), voltage: voltage?.tally() };
        const { block } = step.value;
        // Before the block is sent: its memory goes with it.
        if (block !== undefined) voltage?.add(block);
        yield step.value;
      }
    },
    join(plan, condition) {
      const { population, recordV } = plan.protocol;
      const join = new RecordingJoin(population, newSha256);
      const measures = new MeasuresJoin(population);
      const tallies: VoltageTally[] = [];
      return {
        add(part) {
          join.add(part.recording);
          measures.add(part.measures);
          if (part.voltage !== undefined) tallies.push(part.voltage);
        },
        finish() {
          const recording = join.finish();
          const voltage = recordV ? voltageStatistics(tallies) : undefined;
          return { recording, summary: summariseCondition({ plan, condition, spikes: recording.spikes, measures: measures.finish(), voltage }) };
        },
      };
    },
  };
}
