import { securityHeaders } from "../pages/security-headers.ts";
import type { WebFiles } from "../pages/web-files.ts";
import { pagePath } from "./own-pages.ts";

/** Answer to a request for an `app:` address. */
export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Uint8Array<ArrayBuffer> | undefined;
}

/** Answers with a file of the built pages and the server host's headers; everything else is not found. */
export function pageAnswer(files: WebFiles, method: string, address: string): PageAnswer {
  const headers = securityHeaders();
  if (method !== "GET" && method !== "HEAD") return { status: 405, headers: { ...headers, Allow: "GET, HEAD" }, content: undefined };
  const path = pagePath(files, address);
  if (path === undefined) return { status: 404, headers, content: undefined };
  const { content, type } = files.get(path)!;
  return {
    status: 200,
    headers: { ...headers, "Content-Type": type, "Content-Length": String(content.length), "Cache-Control": "no-cache" },
    content: method === "HEAD" ? undefined : new Uint8Array(content),
  };
}
