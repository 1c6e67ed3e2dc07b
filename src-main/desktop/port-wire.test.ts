import { once } from "node:events";
import { expect, test } from "vitest";
import { portWire } from "./port-wire.ts";
import { portPair } from "./testing/port-pair.ts";

test("frames arrive in order, as copies, also those sent before the first listener", async () => {
  const [port, far] = portPair();
  const V = new Float64Array([-65, -50]);
  far.postMessage({ k: 1 });
  far.postMessage({ k: 2, V });
  const frames: unknown[] = [];
  const both = new Promise<void>((resolve) => portWire(port).onFrame((frame) => frames.push(frame) === 2 && resolve()));
  V[0] = 0;
  await both;
  expect(frames).toEqual([{ k: 1 }, { k: 2, V: new Float64Array([-65, -50]) }]);
});

test("frames are copied: the sender may reuse its arrays", async () => {
  const [port, far] = portPair();
  far.start();
  const arrived = once(far, "message");
  const samples = new Float64Array([1, 2, 3]);
  portWire(port).send({ samples });
  expect(samples).toHaveLength(3);
  samples[0] = 99;
  const [{ data }] = (await arrived) as [{ data: unknown }];
  expect(data).toEqual({ samples: new Float64Array([1, 2, 3]) });
});

test("the close of the other end is reported once, with a reason, and to later listeners", async () => {
  const [port, far] = portPair();
  const wire = portWire(port);
  wire.onFrame(() => undefined);
  const reasons: string[] = [];
  const closed = once(port, "close");
  wire.onClose((reason) => reasons.push(reason));
  far.close();
  await closed;
  wire.onClose((reason) => reasons.push(reason));
  expect(reasons).toEqual(["the other side has gone", "the other side has gone"]);
  wire.send({ kind: "reply" });
});

test("closing this end notifies the other end and the local listeners", async () => {
  const [port, far] = portPair();
  far.start();
  const told = once(far, "close");
  const wire = portWire(port);
  const reasons: string[] = [];
  wire.onClose((reason) => reasons.push(reason));
  wire.close();
  await told;
  expect(reasons).toEqual(["it was closed here"]);
});
