import { Plan } from "../../src-shared/plan/plan.ts";
import type { FromSimulation, ToSimulation } from "./simulation-messages.ts";
import type { SimulationSink, Simulator } from "./simulator.ts";

/** Channel to the process that started this one. */
export interface SimulationPort {
  post(message: FromSimulation): void;
  onMessage(listener: (message: ToSimulation) => void): void;
}

/** The child's side of `openProcessSimulator`: runs the jobs it receives and sends their results. */
export function serveSimulator(simulator: Simulator, port: SimulationPort): void {
  const jobs = new Map<number, AbortController>();
  const blocks = new Map<number, { taken: () => void; refused: (reason: Error) => void }>();
  let nextBlock = 0;

  port.onMessage((message) => {
    switch (message.kind) {
      case "simulate":
        void simulate(message);
        break;
      case "abort":
        jobs.get(message.job)?.abort();
        break;
      case "taken":
      case "refused": {
        const block = blocks.get(message.block)!;
        blocks.delete(message.block);
        if (message.kind === "taken") block.taken();
        else block.refused(new BlockRefused());
      }
    }
  });

  async function simulate({ job, plan, conditions }: Extract<ToSimulation, { kind: "simulate" }>): Promise<void> {
    const controller = new AbortController();
    jobs.set(job, controller);
    try {
      await simulator.simulate({ plan: new Plan(plan), conditions }, sinkOf(job), controller.signal);
    } catch (error) {
      // The parent knows why it refused a block. Any other error is a fault, which ends this process.
      if (!(error instanceof BlockRefused)) throw error;
    }
    jobs.delete(job);
    port.post({ kind: "ended", job });
  }

  function sinkOf(job: number): SimulationSink {
    let results: Extract<FromSimulation, { kind: "finished" }>["results"][number][] = [];
    const postResults = (): void => {
      port.post({ kind: "finished", job, results });
      results = [];
    };
    return {
      progress: ({ index }, fraction) => port.post({ kind: "progress", job, index, fraction }),
      traces: ({ index }, { firstNeuron, firstSample, V }) =>
        new Promise((taken, refused) => {
          const block = nextBlock++;
          blocks.set(block, { taken, refused });
          // Copies, because shared memory cannot be sent to another process.
          port.post({ kind: "traces", job, block, index, firstNeuron, firstSample, V: V.map((of) => of.slice()) });
        }),
      finished({ index }, result) {
        // Results that a worker posted in one message are forwarded in one message.
        if (results.length === 0) queueMicrotask(postResults);
        results.push({ index, result });
      },
      failed: ({ index }, error) => port.post({ kind: "failed", job, index, error: error.toJSON() }),
    };
  }
}

class BlockRefused extends Error {}
