import { createHash } from "node:crypto";
import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

const pages = import.meta.dirname;

/**
 * The template of the page to give away: one HTML file, `dist/page/given.html`, with script, style and workers inside, and a
 * Content-Security-Policy that allows these alone. `src-shared/report/given-page.ts` fills it.
 */
export default defineConfig({
  root: pages,
  base: "./",
  publicDir: false,
  plugins: [workersInside(), svelte({ compilerOptions: { runes: true }, configFile: false }), oneFile()],
  worker: { format: "iife" },
  build: {
    rolldownOptions: {
      input: join(pages, "given.html"),
      output: { codeSplitting: false },
      checks: { bundlerTimings: false },
    },
    outDir: join(pages, "../dist/page"),
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    assetsInlineLimit: Infinity,
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
  },
});

/** Puts the script of each worker into the page: a single file has no other to load it from. */
function workersInside(): Plugin {
  const started = /new Worker\(new URL\("(?<file>\.{1,2}\/[\w./-]+)", import\.meta\.url\), \{ type: "module" \}\)/g;
  return {
    name: "workers-inside",
    enforce: "pre",
    transform(code, id) {
      if (id.includes("node_modules") || !code.includes("new Worker(")) return undefined;
      const files: string[] = [];
      const inside = code.replaceAll(started, (_, file: string) => `new Worker${files.push(file) - 1}()`);
      return files.map((file, k) => `import Worker${k} from "${file}?worker&inline";\n`).join("") + inside;
    },
  };
}

/** Writes script and style into the HTML, with a policy that names them by their hashes. */
function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const html = files.find(({ fileName }) => fileName === "given.html");
      const script = files.find((file) => file.type === "chunk");
      const style = files.find(({ fileName }) => fileName.endsWith(".css"));
      if (html?.type !== "asset" || script?.type !== "chunk" || style?.type !== "asset" || files.length !== 3)
        this.error(`The page must be one file; the build made ${files.map(({ fileName }) => fileName).join(", ")}.`);
      // Within a script element these would end it, or begin a comment.
      const js = script.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
      const css = String(style.source);
      html.source = filled(String(html.source), js, css);
      for (const { fileName } of [script, style]) Reflect.deleteProperty(bundle, fileName);
    },
  };
}

function filled(html: string, js: string, css: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(js)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(css)}`,
    "worker-src blob:",
    "img-src data: blob:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // Functions, because $ has a meaning in texts that replace.
  return html
    .replace("<!--rheobase:policy-->", () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace(/\s*<link rel="stylesheet"[^>]*>/, () => `\n    <style>${css}</style>`)
    .replace(/\s*<script type="module"[^>]*src="[^"]*"[^>]*><\/script>/, "")
    .replace("</body>", () => `  <script type="module">${js}</script>\n  </body>`);
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
