import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** What tells a process from all others, also from one that is given its number later: it stands in names of files that are its own. */
export interface ProcessIdentity {
  /** of the machine, its start and its container: only where it is the same can the process be asked for */
  readonly machine: string;
  readonly pid: number;
  /** when the process began, in the system's own count; "0" where the system does not say */
  readonly start: string;
}

let own: ProcessIdentity | undefined;

/** That of this process. */
export function ownIdentity(): ProcessIdentity {
  return (own ??= { machine: machineTag(), pid: process.pid, start: startOf(process.pid) ?? "0" });
}

/** Whether a process still runs; undefined where it was another machine's, or one of this machine before its last start. */
export function isRunning({ machine, pid, start }: ProcessIdentity): boolean | undefined {
  if (machine !== ownIdentity().machine) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else may not be asked, but is there.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  // Its number may have been given to another one since.
  return (startOf(pid) ?? start) === start;
}

/** Eight hexadecimal digits. */
function machineTag(): string {
  const parts = [hostname(), read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")), read(() => readlinkSync("/proc/self/ns/pid"))];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8);
}

/** Clock ticks from the start of the system to that of the process; undefined where only Linux would know. */
function startOf(pid: number): string | undefined {
  // The name of the program, in brackets, may hold anything.
  return read(() => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")[19]);
}

function read<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
