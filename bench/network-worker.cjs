// Node 20 starts no TypeScript in a worker: tsx compiles this one on the way.
require("tsx/cjs/api").register();
require("./network-worker.ts");
