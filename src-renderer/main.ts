import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { socketWire } from "./socket-wire.ts";
import { Bench } from "./state/bench.svelte.ts";
import { Connection } from "./state/connection.svelte.ts";
import { Layout } from "./state/layout.svelte.ts";
import { Notices } from "./state/notices.svelte.ts";

// The composition root of the bench: what it takes from this page. The token in the page's address opens the socket too.

const address = new URL(`socket${location.search}`, location.href);
address.protocol = location.protocol === "https:" ? "wss:" : "ws:";

const notices = new Notices();
const connection = new Connection(() => socketWire(address), (error) => notices.raise(error));
const layout = new Layout(localStorage, matchMedia("(prefers-color-scheme: dark)"));
const bench = new Bench(connection, layout, notices, sessionStorage);

mount(App, { target: document.getElementById("bench")!, props: { bench } });
await bench.begin();
performance.mark("rheobase:interactive");
