import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import { spikeDigest } from "../src-shared/engine/digest.ts";
import { driveKernel, noPauses } from "../src-shared/engine/drive-kernel.ts";
import { recordingOf } from "../src-shared/engine/join-recordings.ts";
import { kernelInputOf, wholePopulation } from "../src-shared/engine/kernel-input.ts";
import { loadWasmKernel } from "../src-shared/engine/wasm-kernel.ts";
import type { Condition } from "../src-shared/plan/condition.ts";
import type { Plan } from "../src-shared/plan/plan.ts";
import type { Protocol } from "../src-shared/protocol/protocol.ts";
import type { FinishedCondition } from "../src-shared/statistics/protocol-result.ts";
import type { SimulatedPart } from "../src-main/simulation/part-simulation.ts";
import type { SimulatedCondition } from "../src-main/simulation/simulator.ts";
import { newSha256 } from "../src-main/simulation/sha-256.ts";
import { simulateAndSummarise } from "../src-main/simulation/simulate-and-summarise.ts";
import { recordRun } from "../src-main/workbench/record-run.ts";
import { notYetRun } from "../src-main/workbench/runs.ts";
import { median } from "./medians.ts";
import { ours } from "./ours.ts";
import type { TrialCost } from "./pool-results.ts";

/** Trials per timing: some 100 ms of work. */
const trialsPerTiming = 3000;

/**
 * Measure the processor time of one trial of a protocol: each part of the work in this thread, and the whole through a pool of one
 * worker. The protocol must have one neuron and record no traces.
 *
 * @param plan the plan of `given`
 */
export async function trialCostOf(given: Protocol, plan: Plan, rounds: number): Promise<TrialCost> {
  const { conditions } = plan;
  const times = Math.ceil(trialsPerTiming / conditions.length);
  const kernel = loadWasmKernel();
  const simulation = simulateAndSummarise(kernel);
  const inputs = conditions.map((condition) => kernelInputOf({ plan, condition }));
  const parts = conditions.map((condition) => simulated(plan, condition));
  const results = conditions.map((condition, k) => ({ kind: "finished", index: condition.index, result: joined(condition, parts[k]!) }));
  const finished = results.map(({ result: { recording, summary } }, k): FinishedCondition => {
    const condition = conditions[k]!;
    return { status: "finished", condition, recording: recordingOf({ plan, condition }, recording), summary, traces: undefined };
  });
  const { port1, port2 } = new MessageChannel();
  const costs = {
    kernel: () => {
      for (const input of inputs) Array.from(driveKernel(kernel, input, { pace: noPauses }));
    },
    simulate: () => conditions.forEach((condition) => simulated(plan, condition)),
    digest: () => results.forEach(({ result }) => spikeDigest(newSha256, result.recording.spikes)),
    join: () => conditions.forEach((condition, k) => joined(condition, parts[k]!)),
    message: () => {
      port1.postMessage(results);
      receiveMessageOnPort(port2);
    },
    record: () => void recordRun({ ...notYetRun(plan), conditions: finished }, { id: "", protocol: given, appVersion: "", startedAt: new Date(0) }),
  };
  const whole = ours({ name: "", plan, workers: 1, times, work: times * conditions.length });
  const measured: Record<keyof typeof costs | "whole", number[]> = { kernel: [], simulate: [], digest: [], join: [], message: [], record: [], whole: [] };
  await whole.measure();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of Object.entries(costs) as [keyof typeof costs, () => void][]) {
      const cpu = process.cpuUsage();
      for (let k = 0; k < times; k++) work();
      const { user, system } = process.cpuUsage(cpu);
      // The first round warms up.
      if (round > 0) measured[name].push((user + system) / times / conditions.length);
    }
    const { cpuSeconds, work } = await whole.measure();
    if (round > 0) measured.whole.push((1e6 * cpuSeconds) / work);
  }
  port1.close();
  await whole.close();
  const of = (name: keyof typeof measured): number => median(measured[name])!;
  return {
    kernel: of("kernel"),
    neurons: of("simulate") - of("kernel"),
    digest: of("digest"),
    summary: of("join") - of("digest"),
    message: of("message"),
    pool: of("whole") - of("simulate") - of("join") - of("message"),
    record: of("record"),
  };

  function joined(condition: Condition, part: SimulatedPart): SimulatedCondition {
    const join = simulation.join(plan, condition);
    join.add(part);
    return join.finish();
  }

  function simulated(of: Plan, condition: Condition): SimulatedPart {
    const steps = simulation.simulate(of, { condition, neurons: wholePopulation(of.protocol), countSpikes: (fresh) => fresh });
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }
}
