import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readWebFiles } from "./web-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rheobase-pages-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "assets", "main-1a2b3c.js"), "export {};");
  writeFileSync(join(folder, "assets", "inter-4d5e6f.woff2"), "font");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("files are found by their path, with their type; only names with a hash may be cached for ever", async () => {
  const files = await readWebFiles(folder);
  expect([...files].map(([path, { type, isHashed }]) => [path, type, isHashed]).sort()).toEqual([
    ["/assets/inter-4d5e6f.woff2", "font/woff2", true],
    ["/assets/main-1a2b3c.js", "text/javascript; charset=utf-8", true],
    ["/index.html", "text/html; charset=utf-8", false],
  ]);
});

test("a file is served as it was at the start, even if it changes on disk", async () => {
  const files = await readWebFiles(folder);
  writeFileSync(join(folder, "index.html"), "changed");
  expect(files.get("/index.html")!.content.toString()).toBe("<!doctype html>");
  expect((await readWebFiles(folder)).get("/index.html")!.etag).not.toBe(files.get("/index.html")!.etag);
});

test("text is compressed once and can be decompressed; fonts are not compressed again", async () => {
  const files = await readWebFiles(folder);
  const script = files.get("/assets/main-1a2b3c.js")!;
  expect(gunzipSync(await script.gzipped!()).toString()).toBe("export {};");
  expect(script.gzipped!()).toBe(script.gzipped!());
  expect(files.get("/assets/inter-4d5e6f.woff2")!.gzipped).toBeUndefined();
});

test("a folder without the page gives the error that the pages are not built", async () => {
  rmSync(join(folder, "index.html"));
  await expect(readWebFiles(folder)).rejects.toMatchObject({ code: "pages-not-built", where: folder });
  await expect(readWebFiles(join(folder, "missing"))).rejects.toMatchObject({ code: "pages-not-built" });
});
