import { chmodSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

const source = (path: string): string => join(import.meta.dirname, "src-main", path);

/** `npx rheobase` in a clone starts the file itself. */
const executable = {
  name: "executable",
  // Not closeBundle, which also follows a build that failed, and would hide why.
  writeBundle: ({ dir = "" }: { dir?: string }) => chmodSync(join(dir, "rheobase.js"), 0o755),
};

/**
 * The command line, the process that simulates for the bench, the worker thread of both, and the thread that computes
 * distributions; all packages bundled, so that starting reads few files.
 */
export default defineConfig({
  // A bundle is Node's own business: no index.html, no public folder.
  publicDir: false,
  plugins: [executable],
  ssr: {
    noExternal: true,
    // Native code, found in node_modules when a figure is drawn.
    external: ["@napi-rs/canvas"],
  },
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist/cli",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        rheobase: source("cli/main.ts"),
        "simulation-process": source("simulation/simulation-process.ts"),
        worker: source("simulation/worker.ts"),
        "distribution-worker": source("simulation/distribution-worker.ts"),
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
