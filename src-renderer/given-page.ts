import "./given/without-eval.ts";
import { mount } from "svelte";
import { readGivenData } from "../src-shared/report/given-page.ts";
import { followTheme } from "./given/follow-theme.ts";
import GivenPage from "./given/GivenPage.svelte";
import "./given/given.css";

// Composition root of a page to give away, which `rheobase page` fills with a protocol: one file, without a service behind it.

followTheme(document.documentElement, matchMedia("(prefers-color-scheme: dark)"));
const { protocol } = readGivenData(document.getElementById("data")!.textContent);
mount(GivenPage, { target: document.getElementById("given")!, props: { protocol } });
