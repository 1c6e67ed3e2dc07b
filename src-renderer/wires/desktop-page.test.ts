import { afterEach, expect, test, vi } from "vitest";
import { portChannel, type PortTarget } from "../../src-shared/contract/desktop-bridge.ts";
import { portTo } from "./desktop-page.ts";

/** A window whose bridge answers requests for ports, in order, when the test tells it to. */
function page() {
  const window = new EventTarget();
  vi.stubGlobal("window", window);
  const asked: PortTarget[] = [];
  const bridge = { connect: (to: PortTarget) => void asked.push(to), pathOf: () => "" };
  const answer = (to: PortTarget): MessagePort => {
    const { port1 } = new MessageChannel();
    window.dispatchEvent(Object.assign(new Event("message"), { source: window, data: { kind: portChannel, to }, ports: [port1] }));
    return port1;
  };
  return { bridge, asked, answer, window };
}

afterEach(() => vi.unstubAllGlobals());

test("each request gets the port to its target", async () => {
  const { bridge, asked, answer } = page();
  const [service, desktop] = [portTo(bridge, "service"), portTo(bridge, "desktop")];
  const [toDesktop, toService] = [answer("desktop"), answer("service")];
  expect((await service) === toService).toBe(true);
  expect((await desktop) === toDesktop).toBe(true);
  expect(asked).toEqual(["service", "desktop"]);
});

test("two requests before the first port arrives get two ports", async () => {
  const { bridge, answer } = page();
  const [first, second] = [portTo(bridge, "service"), portTo(bridge, "service")];
  const [one, other] = [answer("service"), answer("service")];
  // toBe would print whole ports.
  expect((await first) === one).toBe(true);
  expect((await second) === other).toBe(true);
});

test("other messages to the page are ignored", async () => {
  const { bridge, answer, window } = page();
  const port = portTo(bridge, "service");
  const { port1 } = new MessageChannel();
  window.dispatchEvent(Object.assign(new Event("message"), { source: {}, data: { kind: portChannel, to: "service" }, ports: [port1] }));
  window.dispatchEvent(Object.assign(new Event("message"), { source: window, data: "hello", ports: [port1] }));
  const own = answer("service");
  expect((await port) === own).toBe(true);
});
