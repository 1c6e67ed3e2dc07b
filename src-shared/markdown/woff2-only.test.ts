import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { woff2Only } from "./woff2-only.ts";

const katex = join(import.meta.dirname, "../../node_modules/katex/dist");

test("each font of KaTeX stays in one format", () => {
  const urls = [...woff2Only(readFileSync(join(katex, "katex.min.css"), "utf8")).matchAll(/url\(fonts\/([^)]+)\)/g)].map(([, file]) => file!);
  expect(urls.sort()).toEqual(readdirSync(join(katex, "fonts")).filter((file) => file.endsWith(".woff2")));
});
