import { cpus, loadavg, release, totalmem, type as systemName } from "node:os";

/** The machine and the date of a measurement. */
export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly processors: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 16) + "Z",
    cpu: processors[0]?.model ?? "unknown",
    processors: processors.length,
    memoryGB: Math.round(totalmem() / 1e9),
    system: `${systemName()} ${release()} ${process.arch}`,
    node: process.versions.node,
  };
}

/** Load average: the mean number of processes, ours included, that were ready to run in the last minute. */
export function loadAverage(): number {
  return loadavg()[0]!;
}
