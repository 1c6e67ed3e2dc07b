import { expect, test } from "vitest";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { Connection } from "./connection.svelte.ts";
import { arrived, standInService } from "./testing/stand-in-service.ts";

const hello = { host: "server" as const, versions: { app: "0.1.0", experimentFormat: 1, engine: 1 }, folder: "/lab", workers: 2 };

test("a lost wire is reported with its reason, and after a reconnect calls and listeners work again", async () => {
  const service = standInService({ hello: async () => hello });
  const connection = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  const heard: number[] = [];
  connection.workbench.on("openElsewhere", ({ windows }) => heard.push(windows));
  expect(await connection.workbench.hello({})).toEqual(hello);
  service.emit("openElsewhere", { document: "d", windows: 1 });
  await arrived();

  service.cut("the server has stopped");
  expect(connection.lost).toBe("the server has stopped");
  await expect(connection.workbench.hello({})).rejects.toMatchObject({ code: "connection-lost" });

  expect(await connection.reconnect()).toBe(true);
  expect(connection.lost).toBeUndefined();
  expect(await connection.workbench.hello({})).toEqual(hello);
  service.emit("openElsewhere", { document: "d", windows: 2 });
  await arrived();
  expect(heard).toEqual([1, 2]);
});

test("a removed listener is not called any more, on any wire", async () => {
  const service = standInService({});
  const connection = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  const heard: number[] = [];
  const stop = connection.workbench.on("openElsewhere", ({ windows }) => heard.push(windows));
  stop();
  void connection.reconnect();
  service.emit("openElsewhere", { document: "d", windows: 1 });
  await arrived();
  expect(heard).toEqual([]);
});

test("the end of a replaced wire is no loss of the connection: only its pending calls reject", async () => {
  const service = standInService({});
  const wires: Wire[] = [];
  const connection = new Connection(
    () => {
      wires.push(service.openWire());
      return wires.at(-1)!;
    },
    (error) => expect.unreachable(String(error)),
  );
  const unanswered = connection.workbench.listRecent({});
  void connection.reconnect();
  await expect(unanswered).rejects.toMatchObject({ code: "connection-lost" });
  expect(connection.lost).toBeUndefined();
  wires[1]!.close();
  expect(connection.lost).toBe("closed");
});

test("the connection counts as lost until everything is restored, and reads wait for that", async () => {
  const read: string[] = [];
  const service = standInService({ hello: async () => hello, readSpikes: async ({ run }) => (read.push(run), []), readTrace: () => new Promise(() => undefined) });
  const connection = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  service.cut("the server does not answer");
  const reading = connection.workbench.readSpikes({ run: "r1", conditions: [], neurons: 1 });
  await arrived();
  let restored: () => void = () => undefined;
  const reconnecting = connection.reconnect(() => new Promise((resolve) => (restored = resolve)));
  await arrived();
  expect([connection.lost, read]).toEqual(["the server does not answer", []]);
  restored();
  expect([await reconnecting, await reading, connection.lost, read]).toEqual([true, [], undefined, ["r1"]]);
});

test("if the new wire ends too, nothing is restored, and the last reason is shown", async () => {
  const service = standInService({ hello: () => new Promise(() => undefined) });
  const connection = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  service.cut("the server has gone");
  const reconnecting = connection.reconnect(() => expect.unreachable("restored"));
  service.cut("the server does not answer");
  expect([await reconnecting, connection.lost]).toEqual([false, "the server does not answer"]);
});
