import { fork, type ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { constants } from "node:os";
import type { ForkOptions, UtilityProcess as Documented } from "electron";
import { cloneFromBytes, cloneToBytes } from "../wire/clone-bytes.ts";
import type { FromUtility, ToUtility } from "../wire/utility-messages.ts";
import { transferred } from "./message-port-main.ts";
import { nothingElse, onlyEvents } from "./nothing-else.ts";
import { bring, closePort, holderGone, passOn } from "./switchboard.ts";

/** Preloaded into a child process: defines `process.parentPort`. */
const bootstrap = new URL("./utility.js", import.meta.url).href;

type Output = "pipe" | "ignore" | "inherit";

const running = new Set<UtilityProcess>();

/** A utility process, which is a real child process of Node. */
export class UtilityProcess extends EventEmitter implements Pick<Documented, "postMessage" | "kill" | "pid" | "stdout" | "stderr"> {
  readonly #child: ChildProcess;
  readonly name: string;
  pid: number | undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;

  /** @see utilityProcess.fork */
  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    onlyEvents(this, "UtilityProcess", ["spawn", "message", "exit", "error"]);
    this.name = options.serviceName ?? "Node Utility Process";
    const [out = "inherit", err = out] = (typeof options.stdio === "string" ? [options.stdio] : (options.stdio ?? []).slice(1)) as Output[];
    this.#child = fork(modulePath, args, {
      cwd: options.cwd,
      env: (options.env ?? process.env) as NodeJS.ProcessEnv,
      execArgv: [...(options.execArgv ?? []), "--import", bootstrap],
      serialization: "advanced",
      stdio: ["ignore", out, err, "ipc"],
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    const child = this.#child;
    child.on("spawn", () => {
      this.pid = child.pid;
      this.emit("spawn");
    });
    child.on("message", (message) => this.#receive(message as unknown as FromUtility));
    child.on("error", (error) => this.emit("error", "FatalError", error.message, ""));
    child.on("exit", (code, signal) => {
      this.pid = undefined;
      running.delete(this);
      holderGone(this.#holder);
      this.emit("exit", code ?? constants.signals[signal ?? "SIGTERM"]);
    });
    running.add(this);
  }

  /** @throws TypeError if `transfer` has anything but ports; DOMException if `message` cannot be cloned */
  postMessage(message: unknown, transfer?: readonly unknown[]): void {
    const body = cloneToBytes(message);
    const moved = transferred(transfer).map((port) => port.neuter());
    bring<ToUtility>(this.#holder, moved, (ports) => ({ kind: "message", body, ports }));
  }

  kill(): boolean {
    return this.#child.kill();
  }

  /** Receives messages for ports in this process; drops them once the process is ending. */
  readonly #holder = {
    tell: (message: ToUtility): void => {
      if (this.#child.connected) this.#child.send(message, () => undefined);
    },
  };

  #receive(message: FromUtility): void {
    if (message.kind === "message") this.emit("message", cloneFromBytes(message.body));
    else if (message.kind === "posted") passOn(message.port, message.body, message.moved);
    else closePort(message.port);
  }
}
nothingElse(UtilityProcess, "UtilityProcess");

/** Running utility processes, for `app.getAppMetrics`. */
export const utilityProcesses = (): readonly UtilityProcess[] => [...running];

/** Kill all utility processes when the program ends. */
export function killUtilityProcesses(): void {
  for (const utility of running) utility.kill();
}
