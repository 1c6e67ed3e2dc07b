import { describe, expect, test } from "vitest";
import { z } from "zod";
import { BenchError } from "../foundation/bench-error.ts";
import { fileNotFound } from "../errors/disk-errors.ts";
import { connectClient } from "./client.ts";
import { call, type HandlersOf } from "./contract.ts";
import { serveContract } from "./dispatch.ts";
import { wirePair } from "./testing/wire-pair.ts";

const contract = {
  calls: {
    double: call(z.strictObject({ of: z.number() }), z.number()),
    never: call(z.strictObject({}), z.undefined()),
  },
  events: { ticked: z.strictObject({ count: z.int() }) },
} as const;
type Handlers = HandlersOf<typeof contract>;

const honest: Handlers = { double: async ({ of }) => 2 * of, never: () => new Promise(() => undefined) };

function connected(handlers: Handlers = honest) {
  const { client: clientWire, service: serviceWire, cut } = wirePair();
  const faults: unknown[] = [];
  const protocolErrors: BenchError[] = [];
  let emit: (name: "ticked", payload: { count: number }) => void = () => undefined;
  serveContract(contract, serviceWire, (emitEvent) => ((emit = emitEvent), handlers), (error) => faults.push(error));
  const client = connectClient(contract, clientWire, (error) => protocolErrors.push(error));
  return { client, clientWire, serviceWire, cut, emit: (payload: { count: number }) => emit("ticked", payload), faults, protocolErrors };
}
/** Waits for the next turn of the event loop, by which everything sent has arrived. */
const arrived = () => new Promise((resolve) => setImmediate(resolve));

describe("a call", () => {
  test("is answered while others are pending", async () => {
    const { client } = connected();
    expect(await Promise.all([1, 2, 3].map((of) => client.double({ of })))).toEqual([2, 4, 6]);
  });

  test("rejects with all fields of an error that the service throws for people", async () => {
    const { client, faults } = connected({ ...honest, double: async () => Promise.reject(fileNotFound("steps.rheobase.json")) });
    await expect(client.double({ of: 1 })).rejects.toMatchObject(fileNotFound("steps.rheobase.json").toJSON());
    expect(faults).toEqual([]);
  });

  test("rejects with a message, and the service is notified, if the service throws", async () => {
    const fault = new TypeError("x is not a function");
    const { client, faults } = connected({ ...honest, double: async () => Promise.reject(fault) });
    await expect(client.double({ of: 1 })).rejects.toMatchObject({ code: "unexpected", what: expect.stringContaining("x is not a function") as string });
    expect(faults).toEqual([fault]);
  });

  test.each([
    ["arguments that are none of its", "double", { of: "one" }],
    ["a name that is not in the contract", "halve", { of: 1 }],
    ["a name that every object has", "toString", {}],
    ["a name that no object should have", "__proto__", {}],
  ])("is refused with %s", async (_what, name, args) => {
    const { client: clientWire, service: serviceWire } = wirePair();
    const answers: unknown[] = [];
    serveContract(contract, serviceWire, () => honest, () => undefined);
    clientWire.onFrame((frame) => answers.push(frame));
    clientWire.send({ kind: "request", id: 7, name, args });
    await arrived();
    expect(answers).toEqual([expect.objectContaining({ kind: "failure", id: 7, error: expect.objectContaining({ code: "message-not-understood" }) as unknown })]);
  });

  test("rejects if the reply does not match the contract", async () => {
    const { client } = connected({ ...honest, double: (async () => "two") as unknown as Handlers["double"] });
    await expect(client.double({ of: 1 })).rejects.toMatchObject({ code: "message-not-understood" });
  });

  test("rejects when the other side dies, pending or later", async () => {
    const { client, cut } = connected();
    const pending = [client.never({}), client.never({})];
    cut("the server has stopped");
    for (const one of [...pending, client.double({ of: 1 })])
      await expect(one).rejects.toMatchObject({ code: "connection-lost", what: expect.stringContaining("the server has stopped") as string });
  });
});

describe("an event", () => {
  test("reaches every listener until it stops listening", async () => {
    const { client, emit } = connected();
    const heard: string[] = [];
    const stop = client.on("ticked", ({ count }) => heard.push(`a${count}`));
    client.on("ticked", ({ count }) => heard.push(`b${count}`));
    emit({ count: 1 });
    await arrived();
    stop();
    emit({ count: 2 });
    await arrived();
    expect(heard).toEqual(["a1", "b1", "b2"]);
  });

  test("that does not match the contract is reported as a protocol error, and calls no listener", async () => {
    const { client, emit, serviceWire, protocolErrors } = connected();
    const heard: unknown[] = [];
    client.on("ticked", (payload) => heard.push(payload));
    emit({ count: 0.5 });
    serviceWire.send({ kind: "event", name: "tocked", payload: {} });
    serviceWire.send({ kind: "event", name: "constructor", payload: {} });
    serviceWire.send({ kind: "reply", id: 99, value: 1 });
    serviceWire.send("nonsense");
    await arrived();
    expect(heard).toEqual([]);
    expect(protocolErrors.map(({ code }) => code)).toEqual(Array(5).fill("message-not-understood"));
  });
});

test("an invalid request closes the wire", async () => {
  const { client: clientWire, service: serviceWire } = wirePair();
  let closed = false;
  serveContract(contract, serviceWire, () => honest, () => undefined);
  clientWire.onClose(() => (closed = true));
  clientWire.send({ kind: "request", id: -1, name: "double", args: { of: 1 } });
  await arrived();
  expect(closed).toBe(true);
});

test.each([
  ["an array of 4 10^9 holes", Object.assign([], { length: 2 ** 32 - 1 })],
  ["an object that is no plain one", new Map()],
])("%s among the arguments closes the wire before any schema walks through it", async (_what, of) => {
  const { client: clientWire, service: serviceWire } = wirePair();
  let closed = false;
  serveContract(contract, serviceWire, () => honest, () => undefined);
  clientWire.onClose(() => (closed = true));
  clientWire.send({ kind: "request", id: 1, name: "double", args: { of } });
  await arrived();
  expect(closed).toBe(true);
});

test("a reply that cannot be sent becomes a failure, and an event that cannot be sent is reported to the service", async () => {
  const { client: clientWire, service } = wirePair();
  const faults: unknown[] = [];
  const carry = (frame: unknown): void => {
    if ((frame as { kind: string }).kind !== "failure") throw new RangeError("too deep");
    service.send(frame);
  };
  let emit: (name: "ticked", payload: { count: number }) => void = () => undefined;
  serveContract(contract, { ...service, send: carry }, (emitEvent) => ((emit = emitEvent), honest), (error) => faults.push(error));
  const client = connectClient(contract, clientWire, () => undefined);
  await expect(client.double({ of: 1 })).rejects.toMatchObject({ code: "unexpected", what: expect.stringContaining("too deep") as string });
  emit("ticked", { count: 1 });
  expect(faults).toEqual([new RangeError("too deep"), new RangeError("too deep")]);
});
