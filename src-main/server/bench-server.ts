import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { portUnavailable } from "../../src-shared/errors/server-errors.ts";
import { newToken } from "./access.ts";
import { refusals, refuseConnection } from "./refusals.ts";
import { openSockets, type SocketSettings } from "./sockets.ts";
import { webAnswers } from "./web-answers.ts";
import type { WebFiles } from "../pages/web-files.ts";

export interface BenchServerSettings extends Omit<SocketSettings, "token"> {
  /** undefined: the default port if free, else any free one; 0: any free one */
  readonly port: number | undefined;
  readonly files: WebFiles;
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
export async function openBenchServer({ port, files, ...settings }: BenchServerSettings): Promise<BenchServer> {
  const token = newToken();
  const sockets = openSockets({ token, ...settings });
  const server = createServer(webAnswers(files, token));
  server.on("upgrade", sockets.upgrade);
  server.on("clientError", (_, connection) => refuseConnection(connection, refusals.malformed));
  try {
    const taken = await listen(server, port);
    return {
      address: `http://127.0.0.1:${taken}/?token=${token}`,
      async close() {
        const closed = new Promise((resolve) => server.close(resolve));
        await sockets.close();
        server.closeAllConnections();
        await closed;
      },
    };
  } catch (error) {
    await sockets.close();
    throw error;
  }
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
