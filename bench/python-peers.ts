import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { findPeers } from "../.ci/python-peers.mjs";
import type { Contestant, Missing } from "./contestant.ts";

const ready = z.object({ versions: z.string() });
const timing = z.object({ seconds: z.number(), cpuSeconds: z.number(), spikes: z.number() });

// Without the pinned environment: Debian installs its packages for /usr/bin/python3, pip may have installed others for the first python3 of the PATH.
const pinned = findPeers();
const interpreters = pinned === undefined ? ["python3", "/usr/bin/python3"] : [pinned];

export interface PythonPeer {
  readonly name: string;
  /** file name in bench/peers */
  readonly script: string;
  readonly args: readonly (string | number)[];
  /** per timing, in the unit of the comparison */
  readonly work: number;
}

/** Start a script of bench/peers in the first Python that can run it, and wait until it is warm. */
export async function startPython(peer: PythonPeer): Promise<Contestant | Missing> {
  let reason = "";
  for (const interpreter of interpreters) {
    const started = await start(interpreter, peer);
    if (typeof started !== "string") return started;
    reason = started;
  }
  return { name: peer.name, missing: reason };
}

/** Returns the contestant, or the reason why it cannot run. */
async function start(interpreter: string, { name, script, args, work }: PythonPeer): Promise<Contestant | string> {
  const child = spawn(interpreter, [join(import.meta.dirname, "peers", script), ...args.map(String)], { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint = (complaint + text).slice(-2000)));
  child.on("error", (error) => (complaint = error.message));
  child.stdin.on("error", () => undefined);
  // The script prints JSON lines; compilers that it calls may print other lines to the same stream.
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    for (;;) {
      const line = await lines.next();
      if (line.done === true) return undefined;
      if (line.value.startsWith("{")) return JSON.parse(line.value);
    }
  };
  const first = ready.safeParse(await next());
  if (!first.success) return complaint.trim().split("\n").slice(-1).join();
  return {
    name,
    versions: first.data.versions,
    async measure() {
      child.stdin.write("\n");
      const answer = timing.safeParse(await next());
      if (!answer.success) throw new Error(`${name} gave up: ${complaint}`);
      return { ...answer.data, work, sumOfSpikeTimes: undefined };
    },
    close: () =>
      new Promise((resolve) => {
        child.on("close", () => resolve());
        child.stdin.end();
      }),
  };
}
