import { timeLeft } from "../results/run-words.ts";
import type { Selection } from "../state/document.svelte.ts";
import { conditionAt, nameWithin, type ComparedView } from "./compared-view.ts";

/** The note shown instead of a run's trace. */
export interface RunNote {
  readonly text: string;
  /** 0 ... 1, while it is being computed */
  readonly fraction?: number;
  /** label of the button that tries it again; undefined: none */
  readonly again?: string;
}

/** Why there is no trace of a run at a selection (yet); undefined where there is one. */
export function runNote(member: Pick<ComparedView, "name" | "run" | "problem" | "view">, selection: Selection): RunNote | undefined {
  const { name, run, problem, view } = member;
  const within = nameWithin(name);
  if (problem !== undefined) return { text: `${problem.what} ${problem.remedy}`, again: `Compute ${within} again` };
  if (run === undefined || view === undefined) return { text: `${name} is not in memory.`, again: `Compute ${within} again` };
  const condition = conditionAt(view, selection);
  if (condition === undefined) return { text: missing(name, view.axes, selection) };
  const state = run.states[condition]!;
  if (run.phase === "running" && state.status === "waiting") {
    const left = run.remaining === undefined ? "" : `, ${timeLeft(run.remaining)} left`;
    return { text: run.recomputed ? `Recomputing ${within}${left}.` : `${name} is being simulated${left}.`, fraction: run.fraction };
  }
  switch (state.status) {
    case "failed":
      return { text: `It failed: ${state.error.what}`, ...(run.phase === "running" ? {} : { again: "Run it again" }) };
    case "cancelled":
      return { text: `${name} was cancelled before this was simulated.`, again: `Resume ${within}` };
    case "waiting":
    case "finished":
      return undefined;
  }
}

function missing(name: string, { sweeps, noiseLevels, trials }: NonNullable<ComparedView["view"]>["axes"], { sweep, noise }: Selection): string {
  const of = (what: string, has: number): string => `${name} has ${has === 1 ? `one ${what}` : `${has} ${what}s`} only.`;
  if (sweep >= sweeps) return of("sweep", sweeps);
  return noise >= noiseLevels.length ? (noiseLevels[0] === undefined ? `${name} has no noise.` : of("noise level", noiseLevels.length)) : of("trial", trials);
}
