import { once } from "node:events";
import { expect, test } from "vitest";
import type { FromSimulation } from "../simulation/simulation-messages.ts";
import { openPortSimulations } from "./port-simulation.ts";
import type { FromService } from "./service-messages.ts";
import { portPair } from "./testing/port-pair.ts";

const abort = (job: number) => ({ kind: "abort" as const, job });
const ended = (job: number): FromSimulation => ({ kind: "ended", job });

/** The service's side, and what it asks of the main process. */
function opened() {
  const asked: FromService[] = [];
  const simulations = openPortSimulations((message) => asked.push(message));
  return { asked, simulations };
}

test("a process is asked for, and what it is sent before it is there waits for it", async () => {
  const { asked, simulations } = opened();
  const child = simulations.start();
  child.post(abort(1));
  child.post(abort(2));
  expect(asked).toEqual([{ kind: "start-simulation", id: 0 }]);

  const [port, far] = portPair();
  simulations.joined(0, port);
  far.start();
  const jobs: number[] = [];
  await new Promise<void>((resolve) => far.on("message", ({ data }) => jobs.push((data as { job: number }).job) === 2 && resolve()));
  expect(jobs).toEqual([1, 2]);
});

test.each([
  ["the reason comes before the port has closed", ["reason", "close"]],
  ["the port closes before the reason is told", ["close", "reason"]],
])("its end is told once, after its last message: %s", async (_, order) => {
  const { simulations } = opened();
  const child = simulations.start();
  const heard: unknown[] = [];
  child.onMessage((message) => heard.push(message));
  const told = new Promise<void>((resolve) => {
    child.onExit((reason) => {
      heard.push(reason);
      resolve();
    });
  });
  const [port, far] = portPair();
  simulations.joined(0, port);
  far.postMessage(ended(7));
  for (const step of order) {
    if (step === "reason") simulations.ended(0, "it ended with exit code 9");
    else {
      const closed = once(port, "close");
      far.close();
      await closed;
    }
  }
  await told;
  expect(heard).toEqual([ended(7), "it ended with exit code 9"]);
});

test("one that could not be started is told to have ended, though it never had a port", async () => {
  const { simulations } = opened();
  const child = simulations.start();
  const told = new Promise<string>((resolve) => child.onExit(resolve));
  simulations.ended(0, "it ended with exit code 1");
  expect(await told).toBe("it ended with exit code 1");
});

test("each start has a process of its own, and only that one is killed", () => {
  const { asked, simulations } = opened();
  simulations.start();
  const second = simulations.start();
  second.kill();
  expect(asked).toEqual([
    { kind: "start-simulation", id: 0 },
    { kind: "start-simulation", id: 1 },
    { kind: "end-simulation", id: 1 },
  ]);
});
