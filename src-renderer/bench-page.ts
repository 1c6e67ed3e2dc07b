import { mount } from "svelte";
import { connectClient } from "../src-shared/contract/client.ts";
import { bridgeName } from "../src-shared/contract/desktop-bridge.ts";
import { desktopContract, type Desktop } from "../src-shared/contract/desktop-contract.ts";
import type { Wire } from "../src-shared/contract/wire.ts";
import App from "./App.svelte";
import "./styles/app.css";
import { portTo } from "./wires/desktop-page.ts";
import { watchWindow } from "./faults/watch-window.ts";
import { portWire } from "./wires/page-port-wire.ts";
import { socketWire } from "./wires/page-socket-wire.ts";
import { Bench } from "./state/bench.svelte.ts";
import { Connection } from "./state/connection.svelte.ts";
import { Layout, layoutKey } from "./state/layout.svelte.ts";
import { Notices } from "./state/notices.svelte.ts";

// Composition root of the bench: connects it to this page and its host.

const notices = new Notices();
watchWindow(window, notices.faults);
const { openWire, desktop } = host();
const connection = new Connection(openWire, (error) => notices.raise(error));
const layout = new Layout(localStorage, matchMedia("(prefers-color-scheme: dark)"));
addEventListener("storage", ({ key }) => key === layoutKey && layout.reread());
const bench = new Bench(connection, layout, notices, sessionStorage, desktop);

mount(App, { target: document.getElementById("bench")!, props: { bench } });
await bench.begin();
performance.mark("rheobase:interactive");

/** Connects to the host: a desktop window through ports to service and main process, a browser page through a socket to the server. */
function host(): { readonly openWire: () => Wire; readonly desktop?: Desktop } {
  const bridge = window[bridgeName];
  if (bridge === undefined) {
    // The token in the page's address opens the socket too.
    const address = new URL(`socket${location.search}`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    return { openWire: () => socketWire(address) };
  }
  return {
    openWire: () => portWire(portTo(bridge, "service")),
    desktop: connectClient(desktopContract, portWire(portTo(bridge, "desktop")), (error) => notices.raise(error)),
  };
}
