import { expect, test } from "vitest";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { Connection } from "./connection.svelte.ts";
import { arrived, standInService } from "./testing/stand-in-service.ts";

const hello = { host: "server" as const, versions: { app: "0.1.0", experimentFormat: 1, engine: 1 }, folder: "/lab", workers: 2 };

test("a lost wire is told with its reason, and after a reconnect calls and listeners go on as before", async () => {
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

  connection.reconnect();
  expect(connection.lost).toBeUndefined();
  expect(await connection.workbench.hello({})).toEqual(hello);
  service.emit("openElsewhere", { document: "d", windows: 2 });
  await arrived();
  expect(heard).toEqual([1, 2]);
});

test("who stops listening hears nothing more, on any wire", async () => {
  const service = standInService({});
  const connection = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  const heard: number[] = [];
  const stop = connection.workbench.on("openElsewhere", ({ windows }) => heard.push(windows));
  stop();
  connection.reconnect();
  service.emit("openElsewhere", { document: "d", windows: 1 });
  await arrived();
  expect(heard).toEqual([]);
});

test("the end of a wire that another has replaced is nobody's loss: what waits on it fails, and the new one goes on", async () => {
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
  connection.reconnect();
  await expect(unanswered).rejects.toMatchObject({ code: "connection-lost" });
  expect(connection.lost).toBeUndefined();
  wires[1]!.close();
  expect(connection.lost).toBe("closed");
});
