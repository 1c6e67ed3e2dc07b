import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const source = (path: string): string => join(import.meta.dirname, path);

/** Where the stand-in lies when it is built: it starts in plain Node and in pages, which read no TypeScript. */
export const standInFolder = join(import.meta.dirname, "../../results/electron-stand-in");

/** Build the stand-in, where its sources are newer: what runs in the main process and in its children, and the two scripts of a page. */
export async function buildStandIn(): Promise<void> {
  // The product that is built last.
  if (lastChange(join(standInFolder, "preload-world.js")) > lastChange(import.meta.dirname)) return;
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      ssr: true,
      target: "node20",
      outDir: standInFolder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: {
          electron: source("module/electron.ts"),
          utility: source("utility/utility.ts"),
          register: source("register.ts"),
          "resolve-electron": source("resolve-electron.ts"),
        },
        // Beside each other, as they name each other.
        output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[name].js" },
      },
    },
  });
  for (const [name, global] of [["page-world", "standInForPage"], ["preload-world", "standInForPreload"]] as const) {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: "warn",
      build: {
        target: "es2022",
        outDir: standInFolder,
        emptyOutDir: false,
        minify: false,
        lib: { entry: source(`page/${name}.ts`), formats: ["iife"], name: global, fileName: () => `${name}.js` },
      },
    });
  }
}

/** Time of the last change to a file, or to any file of a folder; -Infinity where there is nothing. */
function lastChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return Math.max(...readdirSync(path).map((name) => lastChange(join(path, name))));
  return stats?.mtimeMs ?? -Infinity;
}
