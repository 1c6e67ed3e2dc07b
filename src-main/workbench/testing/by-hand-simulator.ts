import { expect } from "vitest";
import type { Condition } from "../../../src-shared/plan/condition.ts";
import { aProtocol } from "../../../src-shared/protocol/testing/a-protocol.ts";
import { aResultOf } from "../../../src-shared/statistics/testing/a-result.ts";
import type { SimulationSink, Simulator } from "../../simulation/simulator.ts";
import { simulatedOf } from "./simulated-of.ts";

/** Conditions that the test finishes by hand. */
export class ByHand implements Simulator {
  readonly jobs: { readonly conditions: readonly Condition[]; readonly sink: SimulationSink; readonly signal: AbortSignal | undefined; end(error?: Error): void }[] = [];

  async simulate({ conditions }: { readonly conditions: readonly Condition[] }, sink: SimulationSink, signal?: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener("abort", () => resolve());
      this.jobs.push({ conditions, sink, signal, end: (error) => (error === undefined ? resolve() : reject(error)) });
    });
  }
  close(): Promise<void> {
    for (const job of this.jobs) job.end();
    return Promise.resolve();
  }
  /** Waits until `number` jobs have been given; resolves to the last of them. */
  async job(number: number) {
    await expect.poll(() => this.jobs.length).toBe(number);
    return this.jobs[number - 1]!;
  }
}

/** A protocol with three conditions, which `finish` finishes. */
export const trials = aProtocol({ trials: 3, record: { V: false } });
const madeUp = aResultOf(trials).conditions;
export function finish({ sink, conditions }: ByHand["jobs"][number], ...indices: number[]): void {
  for (const index of indices) {
    const result = madeUp[index]!;
    if (result.status === "finished") sink.finished(conditions.find((condition) => condition.index === index)!, simulatedOf(result));
  }
}
