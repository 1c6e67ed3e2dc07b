import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { pagesNotBuilt } from "../../src-shared/errors/server-errors.ts";

/** One file of the built pages. */
export interface WebFile {
  readonly content: Buffer;
  readonly type: string;
  readonly etag: string;
  /** true where the name contains a hash of the content, so that browsers may cache it for ever */
  readonly isHashed: boolean;
  /** Compresses the content at the first request; undefined for formats that are compressed already. */
  readonly gzipped: (() => Promise<Buffer>) | undefined;
}

/** by path in an address: "/assets/main-1a2b3c.js" */
export type WebFiles = ReadonlyMap<string, WebFile>;

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** File types worth compressing; fonts and pictures are compressed already. */
const compressible = new Set([".css", ".html", ".js", ".json", ".map", ".svg", ".txt", ".wasm"]);

/**
 * Reads the built pages, some megabytes, into memory: the server serves the files as they were at its start, and no address leads
 * to any other file.
 *
 * @throws BenchError `pages-not-built`
 */
export async function readWebFiles(folder: string): Promise<WebFiles> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const files = new Map(await Promise.all(paths.map(async (path) => readWebFile(path, `/${relative(folder, path).split(sep).join("/")}`))));
    if (!files.has("/index.html")) throw new Error("there is no index.html");
    return files;
  } catch (error) {
    throw pagesNotBuilt(folder, error instanceof Error ? error.message : String(error));
  }
}

async function readWebFile(path: string, address: string): Promise<[address: string, WebFile]> {
  const content = await readFile(path);
  const type = types[extname(path)] ?? "application/octet-stream";
  const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;
  // Vite hashes the names of all files in this folder.
  const isHashed = address.startsWith("/assets/");
  return [address, { content, type, etag, isHashed, gzipped: compressible.has(extname(path)) ? gzippedOnce(content) : undefined }];
}

function gzippedOnce(content: Buffer): () => Promise<Buffer> {
  let made: Promise<Buffer> | undefined;
  return () => (made ??= promisify(gzip)(content));
}
