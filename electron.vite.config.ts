import { join } from "node:path";
import { defineConfig, type RendererViteConfig, type UserConfig } from "electron-vite";
import { loadConfigFromFile, type ConfigEnv } from "vite";

const source = (path: string): string => join(import.meta.dirname, "src-main", path);
const output = (path: string): string => join(import.meta.dirname, "dist", path);

/** How the pages are built; loaded and not imported, because electron-vite would bundle that file, and its folder would be this one. */
async function pages(environment: ConfigEnv): Promise<RendererViteConfig> {
  const { build = {}, ...config } = (await loadConfigFromFile(environment, join(import.meta.dirname, "src-renderer/vite.config.ts")))!.config;
  return { ...config, build };
}

/** The desktop host. Its pages are those of every host and are built by build:renderer; only the development server takes them from here. */
export default defineConfig(async (environment): Promise<UserConfig> => ({
  main: {
    build: {
      outDir: output("desktop/main"),
      emptyOutDir: true,
      // As the other hosts, which share this code; Electron's own Node would leave `await using` as it is.
      target: "node20",
      // All packages are bundled, so that starting reads few files, except native code, which is found in node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        external: ["@napi-rs/canvas"],
        input: {
          main: source("desktop/main-process.ts"),
          "service-process": source("desktop/service-process.ts"),
          "simulation-process": source("desktop/simulation-utility.ts"),
          worker: source("simulation/worker.ts"),
          "distribution-worker": source("simulation/distribution-worker.ts"),
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: output("desktop/preload"),
      emptyOutDir: true,
      target: "node20",
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: source("desktop/preload.ts") },
        // In a sandbox there is no require for files, so it is one, and no module.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  ...(environment.command === "serve" ? { renderer: await pages(environment) } : {}),
}));
