import type { PageStart } from "../wire/page-messages.ts";
import { eventsOf, type BridgeAnswer, type BridgeCall, type Exposed, type ExposedShape } from "./world-bridge.ts";

/** Runs first in the world of the page: defines what the preload script exposes, and lets `window.open` ask the program. */
export default function standInForPage({ secret, socket }: PageStart): void {
  const events = eventsOf(secret);
  const exposed = new Set<string>();

  addEventListener(events.expose, (event) => {
    const { name, shape } = (event as CustomEvent<Exposed>).detail;
    if (exposed.has(name)) return;
    exposed.add(name);
    Object.defineProperty(window, name, { value: built(shape), enumerable: true });
  });
  dispatchEvent(new CustomEvent(events.ready));

  function built(shape: ExposedShape): unknown {
    if ("value" in shape) return shape.value;
    if ("function" in shape) return (...args: unknown[]) => call({ function: shape.function, args });
    return Object.freeze(Object.fromEntries(Object.entries(shape.object).map(([key, part]) => [key, built(part)])));
  }

  function call(what: BridgeCall): unknown {
    let answer: BridgeAnswer | undefined;
    const listen = (event: Event): void => {
      answer = (event as CustomEvent<BridgeAnswer>).detail;
    };
    addEventListener(events.answer, listen);
    dispatchEvent(new CustomEvent(events.call, { detail: what }));
    removeEventListener(events.answer, listen);
    if (answer === undefined) throw new Error("The preload script does not answer.");
    if ("error" in answer) throw new Error(answer.error);
    return answer.value;
  }

  window.open = (url = "", name = "", features = "") => {
    const { port, searchParams } = new URL(socket);
    // Only the program's own pages may open windows.
    if (location.port !== port) return null;
    const wanted = new URLSearchParams({ window: searchParams.get("window")!, url: new URL(url, location.href).href, name, features });
    const request = new XMLHttpRequest();
    // Synchronous, as window.open in Electron waits for the handler.
    request.open("POST", `/stand-in/window-open?${String(wanted)}`, false);
    request.send();
    return null;
  };
}
