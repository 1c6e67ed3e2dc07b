import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { securityHeaders } from "../pages/security-headers.ts";

/** Why a request is refused, in words for the user. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 503;
  /** a sentence */
  readonly reason: string;
}

export const refusals = {
  malformed: { status: 400, reason: "This is no request that the server understands." },
  foreignHost: { status: 403, reason: "The server answers at localhost, 127.0.0.1 and [::1] only. From another machine, forward its port: ssh -L 4173:localhost:4173 NAME." },
  noToken: {
    status: 403,
    reason: "The address lacks the token, or has one of an earlier start. Open the address that rheobase serve printed, as a whole; it ends in ?token=...",
  },
  foreignOrigin: { status: 403, reason: "Only the server's own page may connect to it." },
  notFound: { status: 404, reason: "There is nothing at this address." },
  onlyRead: { status: 405, reason: "Only GET and HEAD are answered." },
  full: { status: 503, reason: "Too many windows are connected. Close some." },
} as const satisfies Record<string, Refusal>;

/** A refusal as a page. */
export function refusalPage({ status, reason }: Refusal): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Rheobase</title>
    <link rel="icon" type="image/svg+xml" href="/mark.svg" />
    <style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 40em; margin: 15vh auto; padding: 0 1em }</style>
  </head>
  <body>
    <h1>${status} ${STATUS_CODES[status] ?? ""}</h1>
    <p>${reason}</p>
  </body>
</html>
`;
}

/** Refuses on a raw connection: a WebSocket upgrade, or a client that does not speak HTTP. */
export function refuseConnection(connection: Duplex, refusal: Refusal): void {
  const { status, reason } = refusal;
  const headers = { ...securityHeaders(), "Content-Type": "text/plain; charset=utf-8", "Content-Length": String(Buffer.byteLength(reason)), Connection: "close" };
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  // The client may have disconnected meanwhile.
  connection.on("error", () => connection.destroy());
  connection.once("finish", () => connection.destroy());
  connection.end(`${head.join("\r\n")}\r\n\r\n${reason}`);
}
