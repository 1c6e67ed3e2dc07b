import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isLoopback, isToken } from "./access.ts";
import { refusalPage, refusals, type Refusal } from "./refusals.ts";
import { securityHeaders } from "../pages/security-headers.ts";
import type { WebFile, WebFiles } from "../pages/web-files.ts";

/** Answers HTTP requests: the page only with the token, and its files, which hold no secret, to everyone on this machine. */
export function webAnswers(files: WebFiles, token: string): RequestListener {
  return (request, response) => {
    // The request's body is discarded.
    request.resume();
    const { host } = request.headers;
    if (!isLoopback(host)) return refuse(request, response, refusals.foreignHost);
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(request, response, refusals.onlyRead, { Allow: "GET, HEAD" });
    const address = addressOf(request);
    if (address === undefined) return refuse(request, response, refusals.malformed);
    const path = address.pathname === "/" ? "/index.html" : address.pathname;
    const isPage = path === "/index.html";
    if (isPage && !isToken(address.searchParams.get("token"), token)) return refuse(request, response, refusals.noToken);
    const file = files.get(path);
    if (file === undefined) return refuse(request, response, refusals.notFound);
    const caching = isPage ? "no-store" : file.isHashed ? "public, max-age=31536000, immutable" : "no-cache";
    void send(request, response, file, { ...securityHeaders(host), "Cache-Control": caching, Vary: "Accept-Encoding" });
  };
}

/** The URL of a request; undefined where it cannot be parsed. */
export function addressOf({ url = "" }: IncomingMessage): URL | undefined {
  // A leading double slash would be parsed as the name of another server.
  return url.startsWith("/") && !url.startsWith("//") && URL.canParse(url, "http://localhost") ? new URL(url, "http://localhost") : undefined;
}

async function send(request: IncomingMessage, response: ServerResponse, file: WebFile, headers: Record<string, string>): Promise<void> {
  const { type, etag } = file;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { ...headers, ETag: etag }).end();
    return;
  }
  // Compression helps where a lab server is reached over a slow line.
  const gzipped = takesGzip(request) ? await file.gzipped?.() : undefined;
  const content = gzipped ?? file.content;
  const encoding = gzipped === undefined ? {} : { "Content-Encoding": "gzip" };
  response.writeHead(200, { ...headers, ...encoding, "Content-Type": type, "Content-Length": content.length, ETag: etag });
  response.end(request.method === "HEAD" ? undefined : content);
}

function takesGzip({ headers }: IncomingMessage): boolean {
  const accepted = headers["accept-encoding"];
  return typeof accepted === "string" && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted);
}

function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal, headers: Record<string, string> = {}): void {
  const page = refusalPage(refusal);
  response.writeHead(refusal.status, {
    ...securityHeaders(),
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(page),
    "Cache-Control": "no-store",
    ...headers,
  });
  response.end(request.method === "HEAD" ? undefined : page);
}
