import { isMainThread } from "node:worker_threads";

// Preloaded by `node --import` into every child process that stands in for a utility process, and so into its threads, which have
// no way to the main process.
if (isMainThread) await import("./parent-port.ts");
