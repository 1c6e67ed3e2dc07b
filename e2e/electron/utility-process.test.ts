import { once } from "node:events";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { standInFolder } from "./build-stand-in.ts";
import type { app as builtApp } from "./module/app.ts";
import type { MessageChannelMain } from "./module/message-channel-main.ts";
import type { UtilityProcess as Utility } from "./module/utility-process.ts";

interface BuiltStandIn {
  readonly app: typeof builtApp;
  readonly utilityProcess: { readonly fork: (path: string, args?: readonly string[], options?: { readonly serviceName: string }) => Utility };
  readonly MessageChannelMain: typeof MessageChannelMain;
}

const echo = join(import.meta.dirname, "testing/echo-utility.mjs");
const started: Utility[] = [];

afterAll(() => {
  for (const utility of started) utility.kill();
});

/** Fork with the built stand-in, because child processes preload a script from its folder. */
async function fork(): Promise<{ readonly utility: Utility; readonly Channel: typeof MessageChannelMain }> {
  const { app, utilityProcess, MessageChannelMain: Channel } = (await import(join(standInFolder, "electron.js"))) as BuiltStandIn;
  if (!app.isReady()) {
    expect(() => utilityProcess.fork(echo)).toThrow("before app is ready");
    app.becomeReady({ count: () => 0, closeAll: () => true, destroyAll: () => undefined });
  }
  const utility = utilityProcess.fork(echo, [], { serviceName: "echo" });
  started.push(utility);
  return { utility, Channel };
}

async function next(utility: Utility): Promise<unknown> {
  return ((await once(utility, "message")) as [unknown])[0];
}

test("is a process of its own, with parentPort and without process.send", async () => {
  const { utility } = await fork();
  utility.postMessage({ samples: Float64Array.of(1.5) });
  expect(await next(utility)).toEqual({ echo: { samples: Float64Array.of(1.5) }, type: "utility", hasSend: "undefined" });
  expect(utility.pid).not.toBe(process.pid);
  expect(() => process.kill(utility.pid!, 0)).not.toThrow();
});

test("uses transferred ports; nothing else can be transferred to it", async () => {
  const { utility, Channel } = await fork();
  const { port1, port2 } = new Channel();
  port1.postMessage("waits at the port");
  utility.postMessage("a port", [port2]);
  await next(utility);
  port1.start();
  const [event] = (await once(port1, "message")) as [{ data: unknown }];
  expect(event.data).toEqual({ viaPort: "waits at the port" });
  expect(() => utility.postMessage("x", [new ArrayBuffer(4)])).toThrow(TypeError);
  port1.close();
  expect(await next(utility)).toBe("port closed");
});

test("ends when it is killed in any way, and its ports close", async () => {
  const { utility, Channel } = await fork();
  const { port1, port2 } = new Channel();
  utility.postMessage("a port", [port2]);
  port1.start();
  await next(utility);
  const pid = utility.pid!;
  const [closed, exit] = [once(port1, "close"), once(utility, "exit")];
  process.kill(pid, "SIGKILL");
  await closed;
  expect(await exit).toEqual([9]);
  expect(() => process.kill(pid, 0)).toThrow();
  expect(utility.pid).toBeUndefined();

  const { utility: other } = await fork();
  await once(other, "spawn");
  const ended = once(other, "exit");
  expect(other.kill()).toBe(true);
  await ended;
});
