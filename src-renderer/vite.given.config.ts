import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { build, defineConfig, type Plugin } from "vite";

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

/**
 * Puts the script of each worker into the page, compressed: a single file has no other to load it from, and each worker holds an engine of
 * its own.
 */
function workersInside(): Plugin {
  const started = /new Worker\(new URL\("(?<file>\.{1,2}\/[\w./-]+)", import\.meta\.url\), \{ type: "module" \}\)/g;
  const packed = "?packed-worker";
  return {
    name: "workers-inside",
    enforce: "pre",
    transform(code, id) {
      if (id.includes("node_modules") || !code.includes("new Worker(")) return undefined;
      const files: string[] = [];
      const inside = code.replaceAll(started, (_, file: string) => `startWorker${files.push(join(dirname(id), file)) - 1}()`);
      return files.map((file, k) => `import startWorker${k} from ${JSON.stringify(file + packed)};\n`).join("") + inside;
    },
    resolveId: (id) => (id.endsWith(packed) ? id : undefined),
    async load(id) {
      if (!id.endsWith(packed)) return undefined;
      const script = await workerScript(id.slice(0, -packed.length));
      return `
        const packed = Uint8Array.from(atob("${gzipSync(script, { level: 9 }).toString("base64")}"), (sign) => sign.charCodeAt(0));
        const script = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
        const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
        export default () => new Worker(address);`;
    },
  };
}

/** A worker with all that it imports, as one script. The policy of the page holds in it too. */
async function workerScript(entry: string): Promise<string> {
  const withoutEval: Plugin = {
    name: "without-eval",
    transform: (code, id) => (id === entry ? `import ${JSON.stringify(join(pages, "given/without-eval.ts"))};\n${code}` : undefined),
  };
  const built = await build({
    configFile: false,
    root: pages,
    publicDir: false,
    logLevel: "warn",
    plugins: [withoutEval],
    build: { write: false, target: "es2022", modulePreload: false, rolldownOptions: { input: entry, output: { format: "iife", codeSplitting: false } } },
  });
  if (!("output" in built)) throw new Error(`${entry} was not built into one script.`);
  return built.output[0].code;
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
