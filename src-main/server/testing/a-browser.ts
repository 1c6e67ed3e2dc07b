import { once } from "node:events";
import { request, type IncomingHttpHeaders } from "node:http";
import { WebSocket } from "ws";
import { connectClient } from "../../../src-shared/contract/client.ts";
import { workbenchContract, type Workbench } from "../../../src-shared/contract/workbench-contract.ts";
import { socketWire } from "../socket-wire.ts";

/** Request properties that a test overrides; by default those of a browser on the server's own page. "" omits a property. */
export interface Pretence {
  readonly path?: string;
  readonly method?: string;
  readonly token?: string;
  readonly host?: string;
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Send a GET request, or another `method`, to the server at `address` (with its token), as a browser does. */
export async function get(address: string, { path = "/", method = "GET", token = tokenOf(address), host = new URL(address).host, headers = {} }: Pretence = {}): Promise<Answer> {
  const { hostname, port } = new URL(address);
  const query = token === "" ? "" : `?token=${token}`;
  const asking = request({ hostname, port, path: path + query, method, agent: false, headers: { host, ...headers } });
  asking.end();
  const [response] = (await once(asking, "response")) as [import("node:http").IncomingMessage];
  let text = "";
  for await (const part of response.setEncoding("utf8")) text += String(part);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

/** An open socket, or the response that refused it. */
export type Opened = { readonly socket: WebSocket } | { readonly refusal: Answer };

/** Open a WebSocket, as a page of the server does. */
export async function openSocket(
  address: string,
  { path = "/socket", token = tokenOf(address), host = new URL(address).host, origin = new URL(address).origin }: Pretence = {},
): Promise<Opened> {
  const url = `ws://${new URL(address).host}${path}${token === "" ? "" : `?token=${token}`}`;
  const socket = new WebSocket(url, { headers: { host, ...(origin === "" ? {} : { origin }) } });
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve({ socket }));
    socket.on("unexpected-response", (_, response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ refusal: { status: response.statusCode ?? 0, headers: response.headers, text } }));
    });
    socket.on("error", reject);
  });
}

/** Connect to the service as a window of the bench does. */
export async function openWindow(address: string): Promise<{ workbench: Workbench; socket: WebSocket }> {
  const socket = await openedSocket(address);
  const workbench = connectClient(workbenchContract, socketWire(socket), (error) => {
    throw error;
  });
  return { workbench, socket };
}

/** Open a WebSocket. @throws Error if the server refuses it */
export async function openedSocket(address: string): Promise<WebSocket> {
  const opened = await openSocket(address);
  if ("refusal" in opened) throw new Error(`refused: ${opened.refusal.text}`);
  return opened.socket;
}

/** Wait until the other side closes the socket. */
export async function closing(socket: WebSocket): Promise<{ code: number; reason: string }> {
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  return { code, reason: reason.toString() };
}

const tokenOf = (address: string): string => new URL(address).searchParams.get("token") ?? "";
