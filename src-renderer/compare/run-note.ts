import { timeLeft } from "../results/run-words.ts";
import type { Place, Plan } from "../../src-shared/plan/plan.ts";
import { nameWithin, type ComparedView } from "./compared-view.ts";

/** The note shown instead of a run's trace. */
export interface RunNote {
  readonly text: string;
  /** 0 ... 1, while it is being computed */
  readonly fraction?: number;
  /** label of the button that tries it again; undefined: none */
  readonly again?: string;
}

/** Why there is no trace of a run at a selection (yet); undefined where there is one. */
export function runNote(member: Pick<ComparedView, "name" | "run" | "problem" | "view">, selection: Place): RunNote | undefined {
  const { name, run, problem, view } = member;
  const within = nameWithin(name);
  if (problem !== undefined) return { text: `${problem.what} ${problem.remedy}`, again: `Compute ${within} again` };
  if (run === undefined || view === undefined) return { text: `${name} is not in memory.`, again: `Compute ${within} again` };
  const condition = view.plan.conditionAt(selection);
  if (condition === undefined) return { text: missing(name, view.plan, selection) };
  const state = run.states[condition.index]!;
  if (run.phase === "running" && (state.status === "waiting" || state.status === "recorded")) {
    const left = run.remaining === undefined ? "" : `, ${timeLeft(run.remaining)} left`;
    return { text: run.recomputed ? `Recomputing ${within}${left}.` : `${name} is being simulated${left}.`, fraction: run.fraction };
  }
  switch (state.status) {
    case "failed":
      return { text: `It failed: ${state.error.what}`, ...(run.phase === "running" ? {} : { again: "Run it again" }) };
    case "cancelled":
    case "recorded":
      return { text: `${name} was cancelled before this was simulated.`, again: `Resume ${within}` };
    case "waiting":
    case "finished":
      return undefined;
  }
}

function missing(name: string, plan: Plan, selection: Place): string {
  const short = plan.axes.find((axis) => (selection[axis.name] ?? 0) >= axis.values.length);
  if (short !== undefined) return `${name} has ${short.values.length === 1 ? `one ${short.words.one}` : `${short.values.length} ${short.words.many}`} only.`;
  const lacking = Object.keys(selection).find((axis) => selection[axis]! > 0 && plan.axisPosition(axis) < 0);
  return `${name} has no ${lacking}.`;
}
