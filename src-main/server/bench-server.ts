import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { portUnavailable } from "../../src-shared/errors/server-errors.ts";
import { refusals, refuseConnection } from "./refusals.ts";
import { openSockets, type SocketSettings } from "./sockets.ts";
import { webAnswers } from "./web-answers.ts";
import type { WebFiles } from "../pages/web-files.ts";

export interface BenchServerSettings extends Omit<SocketSettings, "token"> {
  /** undefined: the default port if free, else any free one; 0: any free one */
  readonly port: number | undefined;
  readonly files: WebFiles;
  /** the secret that opens the server at a port */
  readonly tokenAt: (port: number) => Promise<string>;
}

/** The bench's pages and sockets at an address of this machine. */
export interface BenchServer {
  /** with its token */
  readonly address: string;
  close(): Promise<void>;
}

/** Default port. It stays the same, because browsers store the bench's layout per address. */
const usualPort = 4173;

/**
 * Serves the bench on 127.0.0.1. The address has the number, not the name "localhost": browsers try [::1] first, where another
 * program may listen and would receive the token.
 *
 * @throws BenchError `port-unavailable`
 */
export async function openBenchServer({ port, files, tokenAt, connect }: BenchServerSettings): Promise<BenchServer> {
  const server = createServer();
  const ready = listen(server, port).then(async (taken) => {
    const token = await tokenAt(taken);
    return { address: `http://127.0.0.1:${taken}/?token=${token}`, answer: webAnswers(files, token), sockets: openSockets({ token, connect }) };
  });
  // Windows of an earlier server may ask before the token is known: they wait for it.
  server.on("request", (request, response) => void ready.then(({ answer }) => answer(request, response)));
  server.on("upgrade", (request, connection, head) => void ready.then(({ sockets }) => sockets.upgrade(request, connection, head)));
  server.on("clientError", (_, connection) => refuseConnection(connection, refusals.malformed));
  const { address, sockets } = await ready;
  return {
    address,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** @returns the port */
async function listen(server: Server, port: number | undefined): Promise<number> {
  try {
    return await listenAt(server, port ?? usualPort);
  } catch (error) {
    if (port === undefined) return listenAt(server, 0);
    throw error;
  }
}

function listenAt(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => reject(portUnavailable(port, reasonOf(error), error));
    server.once("error", onError);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === "EADDRINUSE") return "another program does already";
  if (code === "EACCES") return "the system keeps this port for administrators";
  return message;
}
