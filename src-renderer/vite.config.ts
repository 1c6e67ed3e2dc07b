import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { woff2Only } from "../src-shared/markdown/woff2-only.ts";

/** Fonts of formulas in one format. */
const katexFonts = {
  name: "katex-fonts",
  enforce: "pre" as const,
  transform: (code: string, id: string) => (/katex(\.min)?\.css/.test(id) ? woff2Only(code) : undefined),
};

/** The bench's pages, the same for every host. */
export default defineConfig({
  root: import.meta.dirname,
  // Hosts serve it from different roots.
  base: "./",
  plugins: [svelte({ compilerOptions: { runes: true }, configFile: false }), katexFonts],
  worker: { format: "es" },
  // The fonts are in node_modules, outside of the pages' root.
  server: { fs: { allow: [join(import.meta.dirname, "..")] } },
  build: {
    // Vite's default, which electron-vite requires explicitly.
    rolldownOptions: {
      input: join(import.meta.dirname, "index.html"),
      // On a busy machine every build would end in a page about that.
      checks: { bundlerTimings: false },
    },
    outDir: join(import.meta.dirname, "../dist/renderer"),
    emptyOutDir: true,
    // Licence texts of the packages in these pages, shown by About.
    license: { fileName: "licences.txt" },
    target: "es2022",
    // Inlined files would be data: URLs, which the Content-Security-Policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
