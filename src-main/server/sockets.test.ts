import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import { newToken } from "./access.ts";
import { openBenchServer, type BenchServer } from "./bench-server.ts";
import { socketWire } from "./socket-wire.ts";
import { openSockets } from "./sockets.ts";
import { closing, openedSocket } from "./testing/a-browser.ts";

const tokenAt = (): Promise<string> => Promise.resolve(newToken());

const closingLater: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closingLater.splice(0).map((one) => one.close()));
});

/** A server without a service, and the wires of its windows. */
async function aServer(): Promise<{ server: BenchServer; wires: Wire[] }> {
  const wires: Wire[] = [];
  const server = await openBenchServer({ port: 0, files: new Map(), tokenAt, connect: (wire) => wires.push(wire) });
  closingLater.push(server);
  return { server, wires };
}

test("disconnects a window that no longer answers, and keeps one that does", async () => {
  const wires: Wire[] = [];
  const sockets = openSockets({ token: "token", connect: (wire) => wires.push(wire) });
  const server = createServer().on("upgrade", sockets.upgrade).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?token=token`;
  const present = await openedSocket(address);
  const absent = await openedSocket(address);
  // A paused socket reads nothing, not even pings.
  absent.pause();

  const heard = new Promise((resolve) => wires[0]!.onFrame(resolve));
  // This frame follows the pong.
  present.once("ping", () => present.send(frameToBytes("still here")));
  const left = new Promise((resolve) => wires[1]!.onClose(resolve));
  sockets.beat();
  await heard;
  sockets.beat();
  expect(await left).toBe("the browser has left");
  expect(present.readyState).toBe(present.OPEN);
  absent.terminate();
  await sockets.close();
  server.close();
});

test("two servers with the default port get different ones; a requested port in use is an error", async () => {
  const { server } = await aServer();
  const port = Number(new URL(server.address).port);
  await expect(openBenchServer({ port, files: new Map(), tokenAt, connect: () => undefined })).rejects.toMatchObject({ code: "port-unavailable", where: `port ${port}` });
  const usual = [1, 2].map(() => openBenchServer({ port: undefined, files: new Map(), tokenAt, connect: () => undefined }));
  const opened = await Promise.all(usual);
  closingLater.push(...opened);
  expect(new Set(opened.map(({ address }) => new URL(address).port)).size).toBe(2);
});

test("every start has a token of its own", async () => {
  const [first, second] = [await aServer(), await aServer()];
  const tokens = [first, second].map(({ server }) => new URL(server.address).searchParams.get("token") ?? "");
  expect(tokens[0]).toMatch(/^[\w-]{43}$/);
  expect(tokens[1]).not.toBe(tokens[0]);
});

test("closing notifies the windows, and does not wait for one that does not answer", async () => {
  const { server } = await aServer();
  const present = await openedSocket(server.address);
  const absent = await openedSocket(server.address);
  absent.pause();
  const told = closing(present);
  await server.close();
  expect(await told).toEqual({ code: 1001, reason: "the server has stopped" });
  absent.terminate();
});

test("a browser that receives a long message over a slow line is not disconnected", async () => {
  const wires: Wire[] = [];
  const sockets = openSockets({ token: "token", connect: (wire) => wires.push(wire) });
  const server = createServer().on("upgrade", sockets.upgrade).listen(0, "127.0.0.1");
  await once(server, "listening");
  const slow = await openedSocket(`http://127.0.0.1:${(server.address() as AddressInfo).port}/?token=token`);
  const pieces: number[] = [];
  slow.on("message", (data: Buffer) => void pieces.push(data.length));
  slow.pause();
  wires[0]!.send({ samples: new Float64Array(5e6) });
  sockets.beat();
  while (slow.readyState === slow.OPEN && pieces.length < 100) {
    slow.resume();
    await once(slow, "message");
    slow.pause();
    // The browser has not received the ping yet.
    if (pieces.length % 50 === 49) sockets.beat();
  }
  expect(pieces.length).toBeGreaterThanOrEqual(100);
  expect(slow.readyState).toBe(slow.OPEN);
  slow.terminate();
  await sockets.close();
  server.close();
});

/** Both ends of a WebSocket. */
async function aPair(): Promise<{ browser: WebSocket; ours: WebSocket }> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const browser = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [[ours]] = (await Promise.all([once(server, "connection"), once(browser, "open")])) as [[WebSocket], unknown];
  closingLater.push({
    close: async () => {
      browser.terminate();
      ours.terminate();
      server.close();
      await once(server, "close");
    },
  });
  return { browser, ours };
}

test("frames that arrived before the first listener are delivered in order", async () => {
  const { browser, ours } = await aPair();
  const wire = socketWire(ours);
  for (const frame of [1, -0, undefined, { samples: Float64Array.of(1.5, NaN) }]) browser.send(frameToBytes(frame));
  // Text closes the socket, after the frames before it have arrived.
  browser.send("text");
  await once(ours, "close");
  const received: unknown[] = [];
  wire.onFrame((frame) => received.push(frame));
  expect(received).toEqual([1, -0, undefined, { samples: Float64Array.of(1.5, NaN) }]);
});

test("late listeners get the close at once, and sending then does nothing", async () => {
  const { browser, ours } = await aPair();
  const wire = socketWire(ours);
  browser.close();
  await once(ours, "close");
  const reasons: string[] = [];
  wire.onClose((reason) => reasons.push(reason));
  expect(reasons).toEqual(["the browser has left"]);
  wire.send({ kind: "event" });
});

test("disconnects a browser that stops reading, before unread messages fill the memory", async () => {
  const { browser, ours } = await aPair();
  const mostUnread = 1e6;
  const wire = socketWire(ours, mostUnread);
  browser.pause();
  const frame = { bytes: new Uint8Array(1e5) };
  let most = 0;
  while (ours.readyState === ours.OPEN) {
    wire.send(frame);
    most = Math.max(most, ours.bufferedAmount);
    // One turn of the event loop lets the system fill its own buffers.
    await new Promise(setImmediate);
  }
  expect(most).toBeLessThan(mostUnread + 2e5);
});
