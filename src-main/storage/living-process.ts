import { createHash, randomBytes } from "node:crypto";
import { lstat, readdir, unlink } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import { basename, isAbsolute, join } from "node:path";

/**
 * A sign of life that ends with its process: a listening local socket, whose address is stored in a file. Another process connects
 * to find out whether the owner still runs. The system closes the socket however the process ends, even when killed. A
 * process id would not do: ids are reused, and a container may always use the same one; with a timestamp that is refreshed
 * regularly a user would have to wait after a crash until it is old.
 */
export interface SignOfLife {
  readonly machine: string;
  /** address of the socket; "" where none could be made: the owner then counts as dead */
  readonly address: string;
}

export interface OwnSignOfLife {
  readonly sign: SignOfLife;
  end(): Promise<void>;
}

/** Longest socket path that every system accepts, less the length of its last part. */
const longestAddress = 100;

/** Identifies this machine in the names of its sockets: a shared disk may have sockets of other machines, to which we cannot connect. */
const machineTag = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);
const socketName = /^\.(rheobase-)?([0-9a-f]{6})[0-9a-f]{10}\.sock$/;
const pipeName = /^\\\\\.\\pipe\\rheobase-[0-9a-f]{16}$/;

/** Checks that an address has our form. Anybody may have written the file with the sign, and we connect to its address and may delete it. */
function isAddress(address: string): boolean {
  return process.platform === "win32" ? pipeName.test(address) : isAbsolute(address) && socketName.test(basename(address));
}

/**
 * Removes sockets that killed processes of this machine have left behind.
 *
 * @param folder folder with signs of life
 */
export async function sweepSockets(folder: string): Promise<void> {
  for (const place of [folder, tmpdir()]) {
    for (const name of await readdir(place).catch(() => [])) {
      if (socketName.exec(name)?.[2] === machineTag) await isAlive({ machine: hostname(), address: join(place, name) });
    }
  }
}

/** @param folder folder for the socket, unless its path is too long for a socket */
export async function giveSignOfLife(folder: string): Promise<OwnSignOfLife> {
  const address = addressIn(folder);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  const listening = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(address, () => resolve(true));
  });
  // A connection may break while it is being accepted.
  server.on("error", () => undefined);
  return {
    sign: { machine: hostname(), address: listening ? address : "" },
    end: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** true if the owner of a sign still runs; undefined if it belongs to another machine, to which we cannot connect */
export async function isAlive({ machine, address }: SignOfLife): Promise<boolean | undefined> {
  if (machine !== hostname()) return undefined;
  if (!isAddress(address)) return false;
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
  // A killed process leaves its socket file behind.
  if (!answers && process.platform !== "win32" && (await isSocket(address))) await unlink(address).catch(() => undefined);
  return answers;
}

async function isSocket(path: string): Promise<boolean> {
  return await lstat(path).then(
    (about) => about.isSocket(),
    () => false,
  );
}

function addressIn(folder: string): string {
  const id = machineTag + randomBytes(5).toString("hex");
  if (process.platform === "win32") return `\\\\.\\pipe\\rheobase-${id}`;
  const near = join(folder, `.${id}.sock`);
  return near.length <= longestAddress ? near : join(tmpdir(), `.rheobase-${id}.sock`);
}
