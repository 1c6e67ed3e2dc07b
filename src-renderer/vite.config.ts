import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

/** The bench's pages, the same for every host. */
export default defineConfig({
  root: import.meta.dirname,
  // Hosts serve it from different roots.
  base: "./",
  plugins: [svelte({ compilerOptions: { runes: true }, configFile: false })],
  worker: { format: "es" },
  build: {
    outDir: join(import.meta.dirname, "../dist/renderer"),
    emptyOutDir: true,
    // What the packages in these pages ask for: About shows it.
    license: { fileName: "licences.txt" },
    target: "es2022",
    // Inlined files would be data: URLs, which the Content-Security-Policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
