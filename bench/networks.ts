import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { findPeers } from "../.ci/python-peers.mjs";
import { loadAverage, thisMachine } from "./machine.ts";
import { markdownTable } from "./markdown-table.ts";
import type { NetworkWork } from "./network-works.ts";

const measured = z.object({
  peer: z.string(),
  threads: z.number(),
  build_s: z.number(),
  simulate_s: z.number(),
  simulate_cpu_s: z.number(),
  peak_MB: z.number(),
  rate_Hz: z.number(),
});
type Measured = z.infer<typeof measured>;

/** The full circuit is left to `npx tsx bench/network-run.ts microcircuit 2 1 1`: it takes 3 GB and minutes. */
const works: readonly NetworkWork[] = [
  { name: "brunel", seconds: 1 },
  { name: "cuba", seconds: 1 },
  { name: "coba", seconds: 1 },
  { name: "microcircuit", scale: 0.1, seconds: 1 },
];
const threads = [1, 2];

/**
 * Time every network in turn with ours and NEST, each run in a process of its own, and write bench/networks.json. Processor time is that of
 * the seconds after settling, all threads together.
 *
 * @returns the table, in Markdown
 */
export function measureNetworks(say: (text: string) => void): string {
  const python = findPeers();
  const missing = python === undefined ? ["NEST (`npm run peers` makes its environment)"] : [];
  const before = loadAverage();
  const entries = works.flatMap((work) =>
    threads.flatMap((count) => {
      say(`${labelOf(work)}, ${count} thread${count > 1 ? "s" : ""}`);
      const ours = run(process.execPath, ["--import", "tsx", join(import.meta.dirname, "network-run.ts"), work.name, count, work.seconds, work.scale ?? ""]);
      const nest = python === undefined ? [] : [run(python, [join(import.meta.dirname, "peers/nest_networks.py"), work.name, count, work.seconds, work.scale ?? ""])];
      return [ours, ...nest].map((result) => ({ work: labelOf(work), ...result }));
    }),
  );
  const results = { machine: thisMachine(), load: { before, after: loadAverage() }, missing, entries };
  writeFileSync(join(import.meta.dirname, "networks.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  return [tableOf(entries), ...missing.map((name) => `Missing: ${name}.`)].join("\n\n");
}

function labelOf({ name, scale }: NetworkWork): string {
  return scale === undefined ? name : `${name} ${scale}`;
}

/** The last line of a process's output; others may come before it. */
function run(command: string, args: readonly (string | number)[]): Measured {
  const given = args.filter((arg) => arg !== "").map(String);
  const { stdout, stderr } = spawnSync(command, given, { encoding: "utf8", maxBuffer: 1 << 28 });
  const line = stdout.trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) throw new Error(`${given.join(" ")} gave no result: ${stderr.slice(-500)}`);
  return measured.parse(JSON.parse(line));
}

function tableOf(entries: readonly (Measured & { readonly work: string })[]): string {
  return markdownTable(
    ["network", "by", "threads", "build, s", "simulate, s", "processor, s", "peak, MB", "rate, Hz"],
    entries.map((one) => [
      one.work,
      one.peer,
      String(one.threads),
      one.build_s.toFixed(1),
      one.simulate_s.toFixed(2),
      one.simulate_cpu_s.toFixed(2),
      one.peak_MB.toFixed(0),
      one.rate_Hz.toFixed(2),
    ]),
  );
}
