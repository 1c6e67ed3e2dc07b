import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { programAddress } from "../wire/addresses.ts";

// The local server of the program's own schemes, and of the socket between a page and the main process.

type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, ProtocolHandler>();
const server = createServer((request, response) => void answer(request, response));
const sockets = new WebSocketServer({ noServer: true, maxPayload: 2 ** 30 });

let arrive: (socket: WebSocket, window: number) => void = (socket) => socket.terminate();
let askToOpen: (window: number, url: string, name: string, features: string) => "allow" | "deny" = () => "deny";
let port = 0;

/** Port of the server; 0 before `startPageServer`. */
export const pagePort = (): number => port;

export function handleScheme(scheme: string, handler: ProtocolHandler): void {
  if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`);
  handlers.set(scheme, handler);
}

export const isHandled = (scheme: string): boolean => handlers.has(scheme);

/**
 * Listen on the last port used with this folder: pages then have the same origin, and find their localStorage again.
 *
 * @param listeners called when a preload script connects, and for `window.open`
 */
export async function startPageServer(folder: string, listeners: { arrive: typeof arrive; askToOpen: typeof askToOpen }): Promise<void> {
  ({ arrive, askToOpen } = listeners);
  const kept = join(folder, "stand-in-port");
  try {
    port = Number(readFileSync(kept, "utf8"));
  } catch {
    port = 0;
  }
  await new Promise<void>((resolve, reject) => server.on("error", reject).listen(port, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, String(port));
  server.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (accepted) => arrive(accepted, windowOf(request)));
  });
}

const windowOf = (request: IncomingMessage): number => Number(new URL(request.url ?? "", "http://page").searchParams.get("window"));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST" && request.url?.startsWith("/stand-in/window-open?") === true) {
    const { searchParams } = new URL(request.url, "http://page");
    response.end(askToOpen(windowOf(request), searchParams.get("url") ?? "", searchParams.get("name") ?? "", searchParams.get("features") ?? ""));
    return;
  }
  const url = programAddress(`http://${request.headers.host ?? ""}${request.url ?? "/"}`, port);
  const handler = handlers.get(url.slice(0, url.indexOf(":")));
  if (handler === undefined) return void response.writeHead(404).end();
  try {
    const { status, headers, body } = await handler(new Request(url, { method: request.method ?? "GET", headers: headersOf(request) }));
    response.writeHead(status, Object.fromEntries(headers));
    if (body === null) response.end();
    else Readable.fromWeb(body).pipe(response);
  } catch (error) {
    process.stderr.write(`A handler of protocol.handle failed: ${String(error)}\n`);
    response.writeHead(500).end();
  }
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  // Drop headers of the stand-in's own server, which the program would not see in Electron.
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string" && name !== "host" && name !== "connection") headers.set(name, value);
  return headers;
}
