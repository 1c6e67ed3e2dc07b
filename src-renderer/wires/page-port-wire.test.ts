import { expect, test } from "vitest";
import { portWire } from "./page-port-wire.ts";

/** Both ends of a channel; the test waits for a number of frames at the far end. */
function channel() {
  const { port1: here, port2: there } = new MessageChannel();
  const received: unknown[] = [];
  let tell: () => void = () => undefined;
  there.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    received.push(data);
    tell();
  });
  there.start();
  const receive = (count: number) =>
    new Promise<unknown[]>((resolve) => {
      tell = () => received.length >= count && resolve(received);
      tell();
    });
  return { here, there, receive };
}

test("frames sent before the port arrives are delivered unchanged and in order", async () => {
  const { here, receive } = channel();
  let give: (port: MessagePort) => void = () => undefined;
  const wire = portWire(new Promise((resolve) => (give = resolve)));
  const samples = new Float64Array([1, 2]);
  wire.send({ samples });
  wire.send("second");
  samples[0] = 9;
  give(here);
  await receive(2);
  wire.send({ samples });
  expect(await receive(3)).toEqual([{ samples: new Float64Array([1, 2]) }, "second", { samples: new Float64Array([9, 2]) }]);
  wire.close();
});

test("frames that arrive before the first listener are delivered", async () => {
  const { here, there } = channel();
  const wire = portWire(Promise.resolve(here));
  there.postMessage("early");
  await new Promise((resolve) => here.addEventListener("message", resolve, { once: true }));
  const heard: unknown[] = [];
  wire.onFrame((frame) => heard.push(frame));
  expect(heard).toEqual(["early"]);
  wire.close();
});

test("closing an end ends the wire, and all listeners get the reason, later ones at once", async () => {
  const { here, there } = channel();
  const wire = portWire(Promise.resolve(here));
  const told = new Promise<string>((resolve) => wire.onClose(resolve));
  there.close();
  expect(await told).toBe("its process has ended");
  let late: string | undefined;
  wire.onClose((reason) => (late = reason));
  expect(late).toBe("its process has ended");
  expect(() => wire.send("nobody")).not.toThrow();
});

test("a wire that is closed before its port arrives closes the port", async () => {
  const { here, there } = channel();
  let give: (port: MessagePort) => void = () => undefined;
  const wire = portWire(new Promise((resolve) => (give = resolve)));
  wire.close();
  const letGo = new Promise<void>((resolve) => there.addEventListener("close", () => resolve()));
  give(here);
  await letGo;
});
