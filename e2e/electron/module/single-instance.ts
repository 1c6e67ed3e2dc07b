import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** Data that a second start of the program sends to the first. */
export interface SecondStart {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

// Runs in a process of its own, because requestSingleInstanceLock is synchronous and Node's sockets are not.
const handOver = `
  const { connect } = require("node:net");
  const [path, text] = process.argv.slice(1);
  const attempt = (left) => {
    const socket = connect(path, () => socket.end(text));
    socket.on("error", (error) => left === 0 ? process.exit(1) : setTimeout(attempt, 50, left - 1));
    socket.on("data", () => undefined);
    socket.on("close", (failed) => failed || process.exit(0));
  };
  attempt(100);
`;

/**
 * Take the lock of a folder, or send this start to the process that has it.
 *
 * @returns true if this process has the lock
 */
export function takeSingleInstanceLock(folder: string, start: SecondStart, onSecond: (second: SecondStart) => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, "SingletonLock");
  const socket = join(folder, "SingletonSocket");
  if (isHeld(lock)) {
    const { status, stderr } = spawnSync(process.execPath, ["-e", handOver, socket, JSON.stringify(start)], { encoding: "utf8" });
    if (status !== 0) throw new Error(`The first process does not answer. ${stderr}`);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  rmSync(socket, { force: true });
  createServer((connection) => {
    let said = "";
    connection.setEncoding("utf8").on("data", (text: string) => (said += text));
    connection.on("end", () => {
      connection.end();
      onSecond(JSON.parse(said) as SecondStart);
    });
  })
    .listen(socket)
    .unref();
  return true;
}

/** Does a running process hold the lock? A killed process leaves its lock file behind. */
function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
