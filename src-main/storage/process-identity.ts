import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Identifies a process uniquely, even if its process id is reused later. Names of its temporary files contain it. */
export interface ProcessIdentity {
  /** identifies machine, boot and container: only if they are the same can we check the process */
  readonly machine: string;
  readonly pid: number;
  /** start time of the process in the system's own units; "0" if the system does not provide it */
  readonly start: string;
}

let own: ProcessIdentity | undefined;

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return (own ??= { machine: machineTag(), pid: process.pid, start: startOf(process.pid) ?? "0" });
}

/** true if a process still runs; undefined for a process of another machine, or of this one before its last boot */
export function isRunning({ machine, pid, start }: ProcessIdentity): boolean | undefined {
  if (machine !== ownIdentity().machine) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Other errors mean that the process exists but belongs to another user.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  // The process id may have been reused: compare start times.
  return (startOf(pid) ?? start) === start;
}

/** Eight hexadecimal digits. */
function machineTag(): string {
  const parts = [hostname(), read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")), read(() => readlinkSync("/proc/self/ns/pid"))];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8);
}

/** Clock ticks from the boot of the system to the start of the process; undefined on other systems than Linux. */
function startOf(pid: number): string | undefined {
  // The name of the program, in parentheses, may contain any character.
  return read(() => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")[19]);
}

function read<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
