import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { serveConditions } from "./serve-conditions.ts";
import { simulateAndSummarise } from "./simulate-and-summarise.ts";

// Entry point of a worker thread: the kernel is compiled once, then conditions come in.
serveConditions(simulateAndSummarise(loadWasmKernel()));
