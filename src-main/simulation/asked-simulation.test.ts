import { expect, test } from "vitest";
import { wirePair } from "../../src-shared/contract/testing/wire-pair.ts";
import { openAskedSimulations } from "./asked-simulation.ts";
import type { FromSimulation } from "./simulation-messages.ts";

const abort = (job: number) => ({ kind: "abort" as const, job });
const ended = (job: number): FromSimulation => ({ kind: "ended", job });

/** The requesting side, with a record of its requests. */
function opened() {
  const asked: string[] = [];
  const simulations = openAskedSimulations({ start: (id) => asked.push(`start ${id}`), end: (id) => asked.push(`end ${id}`) });
  return { asked, simulations };
}

test("messages to a requested process are queued until it has started", async () => {
  const { asked, simulations } = opened();
  const child = simulations.start();
  child.post(abort(1));
  child.post(abort(2));
  expect(asked).toEqual(["start 0"]);

  const { client, service } = wirePair();
  const jobs: number[] = [];
  const three = new Promise<void>((resolve) => {
    service.onFrame((frame) => {
      if (jobs.push((frame as { job: number }).job) === 3) resolve();
    });
  });
  simulations.joined(0, client);
  child.post(abort(3));
  await three;
  expect(jobs).toEqual([1, 2, 3]);
});

test.each([["reason", "close"] as const, ["close", "reason"] as const])("its end is reported once, after its last message and with its reason: %s, then %s", async (...order) => {
  const { simulations } = opened();
  const child = simulations.start();
  const heard: unknown[] = [];
  const last = new Promise<void>((resolve) => {
    child.onMessage((message) => {
      heard.push(message);
      resolve();
    });
  });
  child.onExit((reason) => heard.push(reason));
  const { client, service, cut } = wirePair();
  simulations.joined(0, client);
  service.send(ended(7));
  await last;
  const steps = { reason: () => simulations.ended(0, "it ended with exit code 9"), close: () => cut("gone") };
  steps[order[0]]();
  expect(heard).toEqual([ended(7)]);
  steps[order[1]]();
  expect(heard).toEqual([ended(7), "it ended with exit code 9"]);
});

test("reports the end of a process that could not be started", async () => {
  const { simulations } = opened();
  const child = simulations.start();
  const told = new Promise<string>((resolve) => child.onExit(resolve));
  simulations.ended(0, "it ended with exit code 1");
  expect(await told).toBe("it ended with exit code 1");
});

test("each start has its own process, and killing one does not affect others", () => {
  const { asked, simulations } = opened();
  simulations.start();
  simulations.start().kill();
  expect(asked).toEqual(["start 0", "start 1", "end 1"]);
});
