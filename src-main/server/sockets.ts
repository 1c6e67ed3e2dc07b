import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { isLoopback, isOwnOrigin, isToken } from "./access.ts";
import { refusals, refuseConnection, type Refusal } from "./refusals.ts";
import { largestFrame, socketWire } from "./socket-wire.ts";
import { addressOf } from "./web-answers.ts";

export interface SocketSettings {
  readonly token: string;
  /** called with the wire of each new window */
  readonly connect: (wire: Wire) => void;
}

/** The windows that are connected. */
export interface Sockets {
  /** Listener of the HTTP server's "upgrade". */
  readonly upgrade: (request: IncomingMessage, connection: Duplex, head: Buffer) => void;
  /** Terminates sockets that have shown no sign of life since the last ping, and pings the others. */
  readonly beat: () => void;
  /** Closes every socket, telling each window that the server ends. */
  close(): Promise<void>;
}

/** Limit for the number of windows, far above what anyone uses. */
const mostSockets = 64;
/** ms between two pings. */
const heartbeat = 30_000;
/** ms that a browser has to complete the closing handshake. */
const farewell = 1000;

/** WebSockets at /socket?token=..., for the server's own page only. */
export function openSockets({ token, connect }: SocketSettings): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });
  // Sockets from which something has come since the last ping.
  const alive = new WeakSet<WebSocket>();
  /** bytes that were queued for a socket at the last ping */
  const queued = new WeakMap<WebSocket, number>();

  server.on("wsClientError", (_, connection) => refuseConnection(connection, refusals.malformed));
  server.on("connection", (socket) => {
    alive.add(socket);
    for (const sign of ["pong", "message"]) socket.on(sign, () => alive.add(socket));
    connect(socketWire(socket));
  });
  const beat = (): void => {
    for (const socket of server.clients) {
      // Over a slow line a long message keeps the answer to a ping waiting, and shrinks meanwhile.
      const isTaking = socket.bufferedAmount < (queued.get(socket) ?? 0);
      queued.set(socket, socket.bufferedAmount);
      if (alive.delete(socket) || isTaking) socket.ping();
      else socket.terminate();
    }
  };
  const heart = setInterval(beat, heartbeat);

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
    beat,
    upgrade(request, connection, head) {
      const refusal = refusalOf(request);
      if (refusal !== undefined) refuseConnection(connection, refusal);
      else server.handleUpgrade(request, connection, head, (socket) => server.emit("connection", socket, request));
    },
    async close() {
      clearInterval(heart);
      const gone = [...server.clients].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const socket of server.clients) socket.close(1001, "the server has stopped");
      const terminateTimer = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, farewell);
      await Promise.all(gone);
      clearTimeout(terminateTimer);
    },
  };
}
