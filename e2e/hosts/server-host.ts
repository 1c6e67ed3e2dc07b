import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import type { Host } from "./host.ts";
import { childrenOf } from "./processes.ts";

const program = join(import.meta.dirname, "../../dist/cli/rheobase.js");

/** `rheobase serve` on a folder of its own, seen in the windows of `context`. */
export async function startServerHost(context: BrowserContext): Promise<Host> {
  const home = await mkdtemp(join(tmpdir(), "rheobase-spec-"));
  const folder = join(home, "experiments");
  await mkdir(folder);
  let server = await startServer(home, folder, 0);
  return {
    folder,
    keptFolder: join(home, "kept"),
    openWindow: async () => {
      const page = await context.newPage();
      await page.goto(server.address);
      return page;
    },
    killSimulation: async () => {
      const children = await childrenOf(server.child.pid!);
      if (children.length === 0) throw new Error("The server has no simulation process.");
      for (const child of children) process.kill(child, "SIGKILL");
    },
    kill: () => end(server.child, "SIGKILL"),
    startAgain: async () => {
      server = await startServer(home, folder, Number(new URL(server.address).port));
    },
    stop: async () => {
      // First, or they would complain of the server that is gone.
      await Promise.all(context.pages().map((page) => page.close()));
      await end(server.child, "SIGTERM");
      await rm(home, { recursive: true, force: true });
    },
  };
}

interface Server {
  readonly child: ChildProcess;
  /** with its token, as printed for the user */
  readonly address: string;
}

/** @param port 0: one that is free */
async function startServer(home: string, folder: string, port: number): Promise<Server> {
  const kept = Object.fromEntries(["DATA", "CONFIG", "CACHE", "STATE"].map((what) => [`XDG_${what}_HOME`, join(home, "kept", what.toLowerCase())]));
  const child = spawn(process.execPath, [program, "serve", folder, "--port", String(port), "--no-open"], {
    cwd: home,
    env: { ...process.env, ...kept, HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { child, address: await printedAddress(child) };
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (text: string): void => {
      said += text;
      const address = /https?:\/\/\S+(?=\s)/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout!.setEncoding("utf8").on("data", listen);
    child.stderr!.setEncoding("utf8").on("data", listen);
    child.on("error", reject);
    child.on("exit", (status, signal) => reject(new Error(`rheobase serve ended (${status ?? signal ?? ""}) before it printed an address: ${said}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}
