import type { Compared } from "../state/comparison.svelte.ts";

/** Integrator, dt and seed of all runs, or that they differ, for the right end of the status bar. */
export function sharedDetails(members: readonly Compared[], detailsOf: (run: NonNullable<Compared["run"]>) => readonly string[]): string[] {
  const all = members.flatMap(({ run }) => (run === undefined ? [] : [detailsOf(run)]));
  const [first] = all;
  if (first === undefined) return [];
  const where = all.length === 2 ? " in both" : all.length > 2 ? " in all" : "";
  return first.map((detail, k) => {
    const word = detail.split(" ").find((part) => ["integrator", "dt", "seed"].includes(part)) ?? "";
    if (!all.every((details) => details[k] === detail)) return word === "dt" ? "different dt" : `different ${word}s`;
    return word === "seed" ? `${detail}${where}` : detail;
  });
}

/** Status text of a comparison while no run is computed. */
export function comparisonStatus(members: readonly Compared[]): { readonly tone: "plain" | "good" | "bad" | "warn"; readonly text: string; readonly hint?: string } {
  const different = members.find(({ run }) => (run?.verification?.mismatches.length ?? 0) > 0);
  if (different !== undefined) return { tone: "bad", text: `${different.name} came out differently from its record` };
  const partial = members.find(({ run, problem }) => problem !== undefined || (run !== undefined && run.phase !== "running" && run.finished < run.total));
  if (partial !== undefined) return { tone: "warn", text: `${partial.name} is not complete` };
  const count = members.length;
  if (count < 2) return { tone: "plain", text: count === 0 ? "No runs are compared" : `${members[0]!.name} waits for another run` };
  if (members.every(({ run }) => run?.verification !== undefined)) return { tone: "good", text: count === 2 ? "Both runs verified" : `All ${count} runs verified` };
  return { tone: "good", text: `${count} runs compared` };
}
