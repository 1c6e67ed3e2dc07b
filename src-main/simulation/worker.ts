import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { serveConditions } from "./serve-conditions.ts";
import { simulateAndSummarise } from "./simulate-and-summarise.ts";

// Entry point of a worker thread: compiles the kernel once, then simulates the conditions it is sent.
serveConditions(simulateAndSummarise(loadWasmKernel()));
