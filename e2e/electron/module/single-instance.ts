import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** What a second start of the program hands to the first. */
export interface SecondStart {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

// In a process of its own, because the answer is wanted at once and Node's sockets have none at once.
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
 * Be the only one on a folder, or hand over to the process that is.
 *
 * @returns whether this process is the one
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

/** By a process that lives: a killed one leaves its lock behind. */
function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
