import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { MessageChannelMain } from "./module/message-channel-main.ts";
import type { MessagePortMain } from "./module/message-port-main.ts";

interface Received {
  readonly data: unknown;
  readonly ports: readonly MessagePortMain[];
}

/** Collects messages that arrive at a port from now on. */
function listen(port: MessagePortMain): Received[] {
  const received: Received[] = [];
  port.on("message", (event: Received) => received.push(event));
  return received;
}

const next = async (port: MessagePortMain): Promise<Received> => ((await once(port, "message")) as [Received])[0];

describe("ports in one process", () => {
  test("deliver copies, in order and asynchronously", async () => {
    const { port1, port2 } = new MessageChannelMain();
    const received = listen(port2);
    port2.start();
    const samples = Float64Array.of(1, 2, 3);
    port1.postMessage({ samples });
    samples[0] = 99;
    port1.postMessage("second");
    expect(received).toEqual([]);
    await next(port2);
    await next(port2);
    expect(received.map(({ data }) => data)).toEqual([{ samples: Float64Array.of(1, 2, 3) }, "second"]);
    expect((received[0]!.data as { samples: Float64Array }).samples.buffer).not.toBe(samples.buffer);
  });

  test("queue messages until they are started", async () => {
    const { port1, port2 } = new MessageChannelMain();
    const received = listen(port2);
    port1.postMessage(1);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(received).toEqual([]);
    port2.start();
    expect((await next(port2)).data).toBe(1);
  });

  test("emit close once at the other end, after all earlier messages", async () => {
    const { port1, port2 } = new MessageChannelMain();
    const received = listen(port2);
    let closed = 0;
    port2.on("close", () => (closed += 1));
    port2.start();
    port1.postMessage("last");
    port1.close();
    port1.close();
    port1.postMessage("after the end");
    await once(port2, "close");
    expect(received.map(({ data }) => data)).toEqual(["last"]);
    await new Promise(setImmediate);
    expect(closed).toBe(1);
  });

  test("are transferred with a message, together with their queued messages", async () => {
    const outer = new MessageChannelMain();
    const inner = new MessageChannelMain();
    inner.port1.postMessage("early");
    outer.port1.postMessage("here is a port", [inner.port2]);
    outer.port2.start();
    const { ports } = await next(outer.port2);
    expect(ports).toHaveLength(1);
    ports[0]!.start();
    expect((await next(ports[0]!)).data).toBe("early");
    inner.port1.start();
    ports[0]!.postMessage("answer");
    expect((await next(inner.port1)).data).toBe("answer");
  });
});

describe("a transfer list accepts ports only", () => {
  const { port1, port2 } = new MessageChannelMain();
  const gone = new MessageChannelMain().port1;
  new MessageChannelMain().port1.postMessage(0, [gone]);
  const other = new MessageChannelMain().port1;
  test.each<[what: string, list: unknown, says: string]>([
    ["memory", [new ArrayBuffer(8)], "Port at index 0 is not a valid port"],
    ["something behind a port", [other, new Float64Array(2).buffer], "Port at index 1 is not a valid port"],
    ["a port of Node's", [new MessageChannel().port1], "Port at index 0 is not a valid port"],
    ["the port itself", [port1], "Port at index 0 contains the source port"],
    ["a port that was sent before", [gone], "Port at index 0 is already neutered"],
    ["a port twice", [other, other], "Port at index 1 is a duplicate"],
    ["no list", { port2 }, "Invalid value for transfer"],
  ])("%s throws", (_, list, says) => {
    expect(() => port1.postMessage("x", list as readonly unknown[])).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringContaining(says) as string }) as Error,
    );
    expect(other.isNeutered).toBe(false);
  });
});

test("using something that the stand-in lacks throws its name", () => {
  const { port1 } = new MessageChannelMain();
  expect(() => (port1 as unknown as { addEventListener: unknown }).addEventListener).toThrow("The stand-in for Electron has no MessagePortMain.addEventListener.");
  expect(() => port1.on("messageerror", () => undefined)).toThrow("The stand-in for Electron has no event messageerror of MessagePortMain.");
});
