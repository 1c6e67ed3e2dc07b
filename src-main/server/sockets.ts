import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { isLoopback, isOwnOrigin, isToken } from "./access.ts";
import { refusals, refuseConnection, type Refusal } from "./refusals.ts";
import { socketWire } from "./socket-wire.ts";
import { addressOf } from "./web-answers.ts";

export interface SocketSettings {
  readonly token: string;
  /** Called with the wire of each window. */
  readonly connect: (wire: Wire) => void;
  /** ms between two looks at who is still there; default 30 000 */
  readonly heartbeat?: number;
}

/** The windows that are connected. */
export interface Sockets {
  /** Listener of the HTTP server's "upgrade". */
  readonly upgrade: (request: IncomingMessage, connection: Duplex, head: Buffer) => void;
  /** Tell every window that the server ends. */
  close(): Promise<void>;
}

/** More windows than anyone has. */
const mostSockets = 64;
/** Bytes of a message to the server: an experiment file (at most 100 MB is read) as a text within JSON, its quotes escaped. */
const largestMessage = 160e6;
/** ms that a browser has to agree to the end. */
const farewell = 1000;

/** WebSockets at /socket?token=..., for the server's own page only. */
export function openSockets({ token, connect, heartbeat = 30_000 }: SocketSettings): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });
  // Of those that have answered since the last look.
  const alive = new WeakSet<WebSocket>();

  server.on("wsClientError", (_, connection) => refuseConnection(connection, refusals.malformed));
  server.on("connection", (socket) => {
    alive.add(socket);
    socket.on("pong", () => alive.add(socket));
    connect(socketWire(socket));
  });
  const beat = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, heartbeat);

  function refusalOf(request: IncomingMessage): Refusal | undefined {
    const { host, origin } = request.headers;
    if (!isLoopback(host)) return refusals.foreignHost;
    const address = addressOf(request);
    if (address?.pathname !== "/socket") return refusals.notFound;
    if (!isOwnOrigin(origin, host)) return refusals.foreignOrigin;
    if (!isToken(address.searchParams.get("token"), token)) return refusals.noToken;
    return server.clients.size < mostSockets ? undefined : refusals.full;
  }

  return {
    upgrade(request, connection, head) {
      const refusal = refusalOf(request);
      if (refusal !== undefined) refuseConnection(connection, refusal);
      else server.handleUpgrade(request, connection, head, (socket) => server.emit("connection", socket, request));
    },
    async close() {
      clearInterval(beat);
      const gone = [...server.clients].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const socket of server.clients) socket.close(1001, "the server has stopped");
      const impatience = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, farewell);
      await Promise.all(gone);
      clearTimeout(impatience);
    },
  };
}
