import { isMainThread } from "node:worker_threads";

// Preloaded by `node --import` into every child process that stands in for a utility process. Node also preloads it into worker threads,
// which have no connection to the main process.
if (isMainThread) await import("./parent-port.ts");
