import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** The bundle that `npx rheobase` starts; the test project's set-up has built it (`vitest.config.ts`). */
const bundle = join(root, "dist/cli/rheobase.js");

/** An experiment that the repository ships. */
export const shipped = (name: string): string => join(root, "experiments", `${name}.rheobase.json`);

/** The result of an ended process. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running `rheobase`. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Start `rheobase` as a process. @param output file descriptor for standard output; without it, the test reads the output */
export function start(args: readonly string[], cwd: string, output?: number): Running {
  const child = spawn(process.execPath, [bundle, ...args], { cwd, stdio: ["ignore", output ?? "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, ...said }));
  });
  return { process: child, ended };
}

/** Run `rheobase` to its end. */
export function rheobase(args: readonly string[], cwd: string): Promise<Ended> {
  return start(args, cwd).ended;
}
