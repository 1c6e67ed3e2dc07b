import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import type { Host } from "./bench-host.ts";
import { childrenOf } from "./processes.ts";

const program = join(import.meta.dirname, "../../dist/cli/rheobase.js");

/** `rheobase serve` on a folder of its own; its windows are pages of `context`. */
export async function startServerHost(context: BrowserContext): Promise<Host> {
  const home = await mkdtemp(join(tmpdir(), "rheobase-spec-"));
  const folder = join(home, "experiments");
  await mkdir(folder);
  let server = await startServer(home, folder, 0);
  let killed = false;
  return {
    folder,
    keptFolder: join(home, "kept"),
    desktop: undefined,
    openWindow: async () => {
      server.expectAlive();
      const page = await context.newPage();
      await page.goto(server.address);
      return page;
    },
    closeWindow: (page) => page.close(),
    killSimulation: async () => {
      const children = await childrenOf(server.child.pid!);
      if (children.length === 0) throw new Error("The server has no simulation process.");
      for (const child of children) process.kill(child, "SIGKILL");
    },
    killService: async () => {
      await end(server.child, "SIGKILL");
      server = await startServer(home, folder, Number(new URL(server.address).port));
    },
    kill: async () => {
      killed = true;
      await end(server.child, "SIGKILL");
    },
    startAgain: async () => {
      killed = false;
      server = await startServer(home, folder, Number(new URL(server.address).port));
    },
    stop: async () => {
      // Close the pages first: without a server they log errors, which fail the spec.
      await Promise.all(context.pages().map((page) => page.close()));
      try {
        if (!killed) server.expectAlive();
      } finally {
        await end(server.child, "SIGTERM");
        await rm(home, { recursive: true, force: true });
      }
    },
  };
}

interface Server {
  readonly child: ChildProcess;
  /** printed address, with its token */
  readonly address: string;
  /** @throws Error with its output if the server has ended by itself */
  readonly expectAlive: () => void;
}

/** @param port 0 for any free port */
async function startServer(home: string, folder: string, port: number): Promise<Server> {
  const kept = Object.fromEntries(["DATA", "CONFIG", "CACHE", "STATE"].map((what) => [`XDG_${what}_HOME`, join(home, "kept", what.toLowerCase())]));
  const child = spawn(process.execPath, [program, "serve", folder, "--port", String(port), "--no-open"], {
    cwd: home,
    env: { ...process.env, ...kept, HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const address = new Promise<string>((resolve, reject) => {
    const listen = (text: string): void => {
      said += text;
      const printed = /https?:\/\/\S+(?=\s)/.exec(said)?.[0];
      if (printed !== undefined) resolve(printed);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.on("error", reject);
    child.on("exit", (status, signal) => reject(new Error(`rheobase serve ended (${status ?? signal ?? ""}) before it printed an address: ${said}`)));
  });
  return {
    child,
    address: await address,
    expectAlive() {
      if (hasEnded(child)) throw new Error(`rheobase serve has ended by itself (${child.exitCode ?? child.signalCode ?? ""}): ${said}`);
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  child.kill(signal);
  await once(child, "exit");
}
