import { Plan } from "../../src-shared/plan/plan.ts";
import type { FromSimulation, ToSimulation } from "./simulation-messages.ts";
import type { SimulationSink, Simulator } from "./simulator.ts";

/** The way to whoever started this process. */
export interface SimulationPort {
  post(message: FromSimulation): void;
  onMessage(listener: (message: ToSimulation) => void): void;
}

/** The other side of `openProcessSimulator`: carry out the jobs that come in, and send what comes of them. */
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
      // Why it was refused is known on the other side. Anything else is a fault, and ends this process with its text.
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
          // Copies, because memory that threads share does not cross over to another process.
          port.post({ kind: "traces", job, block, index, firstNeuron, firstSample, V: V.map((of) => of.slice()) });
        }),
      finished({ index }, result) {
        // What a worker posted in one message goes on in one message.
        if (results.length === 0) queueMicrotask(postResults);
        results.push({ index, result });
      },
      failed: ({ index }, error) => port.post({ kind: "failed", job, index, error: error.toJSON() }),
    };
  }
}

class BlockRefused extends Error {}
