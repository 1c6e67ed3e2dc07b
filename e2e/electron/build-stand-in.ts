import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const source = (path: string): string => join(import.meta.dirname, path);

/** Folder of the built stand-in. It must be built because it runs in plain Node and in pages, which cannot read TypeScript. */
export const standInFolder = join(import.meta.dirname, "../../results/electron-stand-in");

/** Build the stand-in if its sources are newer: the modules of the main process and its children, and the two scripts of a page. */
export async function buildStandIn(): Promise<void> {
  // preload-world.js is built last.
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
        // All in one folder, because they import each other by these names.
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

/** Time of the last change to a file, or to any file in a folder; -Infinity when the path does not exist. */
function lastChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return Math.max(...readdirSync(path).map((name) => lastChange(join(path, name))));
  return stats?.mtimeMs ?? -Infinity;
}
