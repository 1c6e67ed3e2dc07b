import type { SimulationStep } from "../../src-shared/engine/simulate-neurons.ts";
import { BenchError, type BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import { conditionFailed } from "../../src-shared/errors/runs-errors.ts";
import type { Condition } from "../../src-shared/protocol/condition.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { conditionPlace } from "./condition-place.ts";
import type { SimulatedCondition } from "./simulator.ts";
import type { TraceSlots } from "./trace-slots.ts";
import type { WorkerControl } from "./worker-control.ts";
import type { FromWorker } from "./worker-messages.ts";

/** Simulates one condition of a protocol, some 10 ms per step; who wants to stop does not go on with it. */
export type Simulate = (protocol: ResolvedProtocol, condition: Condition) => Generator<SimulationStep, SimulatedCondition>;

export interface ConditionLoop {
  readonly simulate: Simulate;
  readonly control: WorkerControl;
  readonly slots: TraceSlots;
  readonly post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
  /** ms */
  readonly now: () => number;
}

const progressInterval = 100;
// Thousands of conditions a second would drown the pool in messages.
const resultsInterval = 50;
// Below this size handing a buffer over costs more than copying it.
const smallestTransfer = 65_536;

/** Simulate a batch of conditions one after the other, post what comes of each, and say when the batch is done. */
export function runBatch(protocol: ResolvedProtocol, conditions: readonly Condition[], loop: ConditionLoop): void {
  const { simulate, control, slots, post, now } = loop;
  let results: { index: number; result: SimulatedCondition }[] = [];
  let posted = now();

  const postResults = (): void => {
    if (results.length > 0) post({ kind: "finished", results }, results.flatMap(({ result }) => buffersOf(result.recording.spikes)));
    results = [];
    posted = now();
  };

  for (const condition of conditions) {
    if (control.cancelled) break;
    const { index } = condition;
    control.current = index;
    try {
      const { result, traced } = simulateOne(condition);
      if (result === undefined) {
        slots.drop();
        break;
      }
      results.push({ index, result });
      // Should the worker die later, whatever it has not posted is done again; blocks must not be sent twice.
      if (traced || now() - posted >= resultsInterval) postResults();
    } catch (error) {
      slots.drop();
      post({ kind: "failed", index, error: asJson(error, conditionPlace(protocol, condition)) }, []);
    }
    control.current = undefined;
  }
  postResults();
  control.current = undefined;
  post({ kind: "idle" }, []);

  /** result: undefined when cancelled */
  function simulateOne(condition: Condition): { result: SimulatedCondition | undefined; traced: boolean } {
    const { index } = condition;
    const simulation = simulate(protocol, condition);
    let traced = false;
    let reported = now();
    for (;;) {
      const step = simulation.next();
      if (step.done === true) {
        slots.flush();
        return { result: step.value, traced };
      }
      const { block, fraction } = step.value;
      if (block !== undefined) {
        traced = true;
        slots.add(index, block);
      }
      if (control.cancelled) return { result: undefined, traced };
      if (now() - reported >= progressInterval) {
        reported = now();
        post({ kind: "progress", index, fraction }, []);
      }
    }
  }
}

/** The buffers worth handing over rather than copying, each once: the arrays of a condition share one. */
function buffersOf(arrays: readonly Float64Array[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of arrays) if (buffer.byteLength >= smallestTransfer && buffer instanceof ArrayBuffer) buffers.add(buffer);
  return [...buffers];
}

function asJson(error: unknown, where: string): BenchErrorJson {
  if (error instanceof BenchError) return error.toJSON();
  return conditionFailed(where, error instanceof Error ? error.message : String(error)).toJSON();
}
