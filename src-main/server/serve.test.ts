import { once } from "node:events";
import { copyFile, readdir, symlink } from "node:fs/promises";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { childrenOf } from "../../e2e/hosts/processes.ts";
import { shipped } from "../../e2e/rheobase.ts";
import { frameFromBytes, frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { closing, get, openedSocket, openSocket, openWindow } from "./testing/a-browser.ts";
import { aServedBench, type ServedForTests } from "./testing/a-served-bench.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

// The whole host: real sockets, disk and processes, built as for users. Each test leaves it in its initial state.

let bench: ServedForTests;
beforeAll(async () => {
  bench = await aServedBench();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(bench.faults.splice(0)).toEqual([]);
  await expectWindow();
});

/** The server still serves. */
async function expectWindow(): Promise<void> {
  const { workbench, socket } = await openWindow(bench.address);
  expect((await workbench.hello({})).host).toBe("server");
  socket.close();
}

const port = (): number => Number(new URL(bench.address).port);

describe("the page", () => {
  test("needs the token; its files do not", async () => {
    expect(await get(bench.address)).toMatchObject({
      status: 200,
      text: expect.stringContaining("<title>Rheobase</title>") as string,
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    });
    expect(await get(bench.address, { path: "/assets/main-1a2b3c.js", token: "" })).toMatchObject({
      status: 200,
      text: "export {};",
      headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" },
    });
  });

  test("is not sent again to a browser that has cached it, and HEAD sends no content", async () => {
    const path = "/assets/main-1a2b3c.js";
    const { headers } = await get(bench.address, { path });
    expect(await get(bench.address, { path, headers: { "if-none-match": headers.etag! } })).toMatchObject({ status: 304, text: "" });
    expect(await get(bench.address, { path, method: "HEAD" })).toMatchObject({ status: 200, text: "", headers: { "content-length": "10" } });
  });

  test("is sent compressed to clients that accept it", async () => {
    const path = "/assets/main-1a2b3c.js";
    expect((await get(bench.address, { path })).headers).not.toHaveProperty("content-encoding");
    const answer = await fetch(new URL(path, bench.address), { headers: { "Accept-Encoding": "gzip" } });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(await answer.text()).toBe("export {};");
    const refused = await get(bench.address, { path, headers: { "accept-encoding": "gzip;q=0, br" } });
    expect(refused).toMatchObject({ text: "export {};" });
  });

  test.each(["localhost", "127.0.0.1:9000", "[::1]:9000", "LOCALHOST:4173"])("is served under the Host %s, because the port may be forwarded", async (host) => {
    expect(await get(bench.address, { host })).toMatchObject({ status: 200 });
  });
});

describe("refused", () => {
  const wrong = "A".repeat(43);
  test("a wrong token, by the page and by the socket", async () => {
    expect(await get(bench.address, { token: wrong })).toMatchObject({ status: 403, text: expect.stringContaining("rheobase serve") as string });
    expect(await openSocket(bench.address, { token: wrong })).toMatchObject({ refusal: { status: 403 } });
  });

  test("a missing token, by the page and by the socket", async () => {
    expect(await get(bench.address, { token: "" })).toMatchObject({ status: 403, text: expect.stringContaining("token") as string });
    expect(await get(bench.address, { token: "", path: "/index.html" })).toMatchObject({ status: 403 });
    expect(await openSocket(bench.address, { token: "" })).toMatchObject({ refusal: { status: 403 } });
  });

  test.each(["http://evil.example", "null", "", "https://127.0.0.1", "http://127.0.0.1:1"])("a foreign Origin: %j", async (origin) => {
    expect(await openSocket(bench.address, { origin })).toMatchObject({ refusal: { status: 403, text: "Only the server's own page may connect to it." } });
  });

  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:4173", "192.168.1.2", "localhost:4173@evil.example", "[::1"])(
    "a foreign Host (DNS rebinding), by the page, its files and the socket: %j",
    async (host) => {
      for (const path of ["/", "/assets/main-1a2b3c.js"]) expect(await get(bench.address, { host, path })).toMatchObject({ status: 403 });
      expect(await openSocket(bench.address, { host, origin: `http://${host}` })).toMatchObject({ refusal: { status: 403 } });
    },
  );

  test("a method that writes", async () => {
    expect(await get(bench.address, { method: "POST" })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  test.each(["/none.js", "/../serve.ts", "/assets/../../state", "/%2e%2e/experiments", "//evil.example/", "/assets/", "/socket"])("an address without a file: %s", async (path) => {
    expect([400, 404]).toContain((await get(bench.address, { path })).status);
  });

  test("a request without a Host", async () => {
    expect(await raw("GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("invalid HTTP, and upgrades to other protocols", async () => {
    expect(await raw("HELO\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 .*This is no request/s);
    const token = new URL(bench.address).searchParams.get("token")!;
    const host = `127.0.0.1:${port()}`;
    const upgrade = `GET /socket?token=${token} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nConnection: Upgrade\r\n`;
    expect(await raw(`${upgrade}Upgrade: h2c\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`${upgrade}Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

/** Sends bytes and reads until the server closes the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(port(), "127.0.0.1");
  socket.setEncoding("utf8").write(text);
  let answer = "";
  for await (const part of socket) answer += String(part);
  return answer;
}

test("every answer carries the headers that keep the page to itself", async () => {
  const refusal = async (pretence: Parameters<typeof openSocket>[1]) => {
    const opened = await openSocket(bench.address, pretence);
    return "refusal" in opened ? opened.refusal : undefined;
  };
  const answers = [
    await get(bench.address),
    await get(bench.address, { path: "/assets/main-1a2b3c.js" }),
    await get(bench.address, { token: "" }),
    await get(bench.address, { host: "evil.example" }),
    await get(bench.address, { path: "/none" }),
    await get(bench.address, { method: "DELETE" }),
    await refusal({ origin: "http://evil.example" }),
    await refusal({ path: "/other" }),
  ];
  for (const answer of answers) {
    expect(answer?.headers).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    const policy = String(answer?.headers["content-security-policy"]).split("; ");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("frame-ancestors 'none'");
  }
  expect(answers[0]?.headers["content-security-policy"]).toContain(`connect-src 'self' ws://127.0.0.1:${port()};`);
});

describe("paths outside the folder are refused:", () => {
  let workbench: Workbench;
  let socket: WebSocket;
  beforeAll(async () => {
    ({ workbench, socket } = await openWindow(bench.address));
    await copyFile(shipped("current-steps"), join(bench.outside, "secret.rheobase.json"));
    await copyFile(shipped("current-steps"), join(bench.folder, "own.rheobase.json"));
    await symlink(join(bench.outside, "secret.rheobase.json"), join(bench.folder, "link.rheobase.json"));
    await symlink("../outside", join(bench.folder, "way-out"));
    await symlink(join(bench.outside, "new.rheobase.json"), join(bench.folder, "dangling.rheobase.json"));
  });
  afterAll(() => socket.close());

  const refusal = { code: "path-outside-folder" };
  /** Expects that both reading and writing are refused. */
  async function expectRefusal(path: string): Promise<void> {
    await expect(workbench.openExperiment({ path })).rejects.toMatchObject(refusal);
    const { document, experiment } = await workbench.openExperiment({ path: "own.rheobase.json" });
    await expect(workbench.saveExperiment({ document, experiment, path, overwrite: true })).rejects.toMatchObject(refusal);
    await workbench.closeDocument({ document });
    expect(await readdir(bench.outside)).toEqual(["secret.rheobase.json"]);
  }

  test("by ..", () => expectRefusal("../outside/secret.rheobase.json"));
  test("by .. in the middle", () => expectRefusal("results/../../outside/secret.rheobase.json"));
  test("by an absolute path", () => expectRefusal(join(bench.outside, "secret.rheobase.json")));
  test("by a path that is absolute on Windows", () => expectRefusal("C:\\secret.rheobase.json"));
  test("by a symbolic link to a file", () => expectRefusal("link.rheobase.json"));
  test("by a symbolic link to a folder", () => expectRefusal("way-out/secret.rheobase.json"));
  test("by a symbolic link to a folder, to a file that does not exist yet", () => expectRefusal("way-out/sub/new.rheobase.json"));
  test("by a symbolic link to nothing yet", () => expectRefusal("dangling.rheobase.json"));

  test("when browsing and exporting", async () => {
    for (const path of ["..", "/", "way-out"]) await expect(workbench.browse({ path })).rejects.toMatchObject(refusal);
    const { run, ended } = await startRun(workbench, aProtocol());
    await ended;
    const style = { width: 85, resolution: 300, text: 8, background: "light", theory: true, scaleBars: false } as const;
    for (const folder of ["../outside", bench.outside, "way-out"]) {
      const summary = workbench.exportRuns({ runs: [run], tables: ["summary.csv"], figures: [], formats: [], provenance: false, style, folder, existing: "replace" });
      await expect(summary).rejects.toMatchObject(refusal);
    }
    expect(await readdir(bench.outside)).toEqual(["secret.rheobase.json"]);
    await workbench.closeRun({ run });
  });

  test("paths inside the folder are relative to it", async () => {
    const { entries } = await workbench.browse({ path: "" });
    expect(entries.map(({ path }) => path)).toContain("own.rheobase.json");
    const { document, path } = await workbench.openExperiment({ path: "./own.rheobase.json" });
    expect(path).toBe("own.rheobase.json");
    await workbench.closeDocument({ document });
  });
});

describe("invalid messages close the socket and have no other effect:", () => {
  test("text", async () => {
    const socket = await openedSocket(bench.address);
    socket.send("hello");
    expect(await closing(socket)).toEqual({ code: 1003, reason: "Messages are bytes." });
  });

  test.each([
    ["no bytes", Buffer.alloc(0)],
    ["a length beyond the end", Buffer.from([255, 255, 255, 255, 1])],
    ["text that is no JSON", withLength("{")],
    ["text that is no UTF-8", Buffer.from([1, 0, 0, 0, 255])],
    ["an array outside of the message", withLength('[["doubles",1],[2,3],0,800]')],
    [
      "180 bytes that stand for an array of 4 10^9 holes",
      withLength(
        '[{"kind":1,"id":2,"name":3,"args":4},"request",1,"newExperiment",{"name":5,"experiment":6},"n",' +
          '{"format":7,"version":2,"protocols":8},"rheobase-experiment",[-7,4294967294,0,2]]',
      ),
    ],
  ])("%s", async (_, bytes) => {
    const socket = await openedSocket(bench.address);
    socket.send(bytes);
    expect(await closing(socket)).toEqual({ code: 1007, reason: "These bytes are no frame." });
  });

  test.each([
    ["a number", 7],
    ["a reply", { kind: "reply", id: 0, value: undefined }],
    ["a request without a number", { kind: "request", name: "hello", args: {} }],
    ["a request and more", { kind: "request", id: 0, name: "hello", args: {}, more: 1 }],
  ])("a frame that is no request: %s", async (_, frame) => {
    const socket = await openedSocket(bench.address);
    socket.send(frameToBytes(frame));
    expect(await closing(socket)).toEqual({ code: 1008, reason: "This message is no request." });
  });

  test("one that is too long, before it has arrived whole", async () => {
    const { socket, closed } = await rawWebSocket();
    // The header of a binary message of 2^32 bytes, without the bytes.
    socket.write(Buffer.from([0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4]));
    expect(await closed).toBe(1009);
  });
});

test.each([
  ["an unknown call", "formatDisk", {}],
  ["a name that every object has", "toString", {}],
  ["wrong arguments", "openExperiment", { path: 7 }],
  ["arguments too many", "hello", { more: 1 }],
  ["no arguments", "browse", undefined],
])("%s is answered with an error, and the socket stays", async (_, name, args) => {
  const socket = await openedSocket(bench.address);
  socket.send(frameToBytes({ kind: "request", id: 5, name, args }));
  const [bytes] = (await once(socket, "message")) as [Buffer];
  expect(frameFromBytes(new Uint8Array(bytes))).toMatchObject({ kind: "failure", id: 5, error: { code: "message-not-understood" } });
  expect(socket.readyState).toBe(socket.OPEN);
  socket.close();
});

test("accepts 64 of a thousand connections, rejects the others as full, and later accepts new ones", async () => {
  const opened = await Promise.all(Array.from({ length: 1000 }, () => openSocket(bench.address)));
  const sockets = opened.flatMap((one) => ("socket" in one ? [one.socket] : []));
  const refusals = opened.flatMap((one) => ("refusal" in one ? [one.refusal.status] : []));
  expect(sockets).toHaveLength(64);
  expect(refusals).toEqual(Array<number>(936).fill(503));
  const closed = sockets.map(closing);
  for (const socket of sockets) socket.close();
  await Promise.all(closed);
});

/** Four conditions of 10^9 steps, which no test waits for. Without noise three of them would be copies, and not simulated. */
const endless = aProtocol({ trials: 4, population: 10, epochs: [{ kind: "step", duration: 1e7, level: 0 }], noise: { kind: "white", levels: [1] }, record: { V: false } });

test("when the simulation process is killed, unfinished conditions fail with the reason, and the next run works", async () => {
  const { workbench, socket } = await openWindow(bench.address);
  const failures: { condition: number; code: string; what: string }[] = [];
  workbench.on("conditionsFailed", (told) => failures.push(...told.failures.map(({ condition, error }) => ({ condition, ...error }))));
  const progressed = new Promise((resolve) => workbench.on("runProgress", resolve));
  const long = await startRun(workbench, endless);
  await progressed;
  for (const child of await childrenOf(process.pid)) process.kill(child, "SIGKILL");
  expect((await long.ended).outcome).toBe("failed");
  expect(failures.map(({ condition }) => condition).sort()).toEqual([0, 1, 2, 3]);
  expect(failures[0]).toMatchObject({ code: "simulation-process-died", what: expect.stringContaining("SIGKILL") as string });

  const next = await startRun(workbench, aProtocol({ trials: 3 }));
  expect((await next.ended).outcome).toBe("finished");
  socket.close();
});

test("closing during a run ends the processes and notifies the windows", async () => {
  const other = await aServedBench();
  const { workbench, socket } = await openWindow(other.address);
  const progressed = new Promise((resolve) => workbench.on("runProgress", resolve));
  await startRun(workbench, endless);
  await progressed;
  const before = await childrenOf(process.pid);
  const closed = closing(socket);
  await other.close();
  expect(await closed).toEqual({ code: 1001, reason: "the server has stopped" });
  expect((await childrenOf(process.pid)).length).toBeLessThan(before.length);
  await expect(workbench.hello({})).rejects.toMatchObject({ code: "connection-lost" });
});

/** Start a run of a protocol in an experiment of its own. */
async function startRun(workbench: Workbench, protocol: Protocol) {
  const { document } = await workbench.newExperiment({ name: "test", experiment: { format: "rheobase-experiment", version: experimentVersion, protocols: [protocol] } });
  const endings = new Map<string, (ended: { outcome: string }) => void>();
  const early = new Map<string, { outcome: string }>();
  const stop = workbench.on("runEnded", (ended) => {
    early.set(ended.run, ended);
    endings.get(ended.run)?.(ended);
  });
  const { run } = await workbench.startRun({ document, id: "run-1", protocol });
  const ended = new Promise<{ outcome: string }>((resolve) => {
    const already = early.get(run);
    if (already === undefined) endings.set(run, resolve);
    else resolve(already);
  }).finally(stop);
  return { run, ended };
}

function withLength(text: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(Buffer.byteLength(text));
  return Buffer.concat([head, Buffer.from(text)]);
}

/** A WebSocket of which the test writes the bytes itself. @returns the code with which the server closes it */
async function rawWebSocket(): Promise<{ socket: Socket; closed: Promise<number> }> {
  const { hostname, origin, searchParams } = new URL(bench.address);
  const asking = request({
    hostname,
    port: port(),
    path: `/socket?token=${searchParams.get("token")!}`,
    headers: { Connection: "Upgrade", Upgrade: "websocket", Origin: origin, "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==" },
  });
  asking.end();
  const [, socket] = (await once(asking, "upgrade")) as [unknown, Socket];
  // The close frame has two bytes of header, then the code.
  const closed = once(socket, "data").then(([bytes]: Buffer[]) => bytes!.readUInt16BE(2));
  return { socket, closed };
}
