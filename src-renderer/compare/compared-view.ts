import type { ComparedRun } from "../../src-shared/comparison/compared-run.ts";
import { runColour, runInk } from "../../src-shared/figures/palette.ts";
import type { RunView } from "../results/run-view.ts";
import type { Axis } from "../../src-shared/plan/axis.ts";
import type { Place, Plan } from "../../src-shared/plan/plan.ts";
import type { Run } from "../state/run.svelte.ts";
import type { Compared } from "../state/comparison.svelte.ts";

/** A compared run as it is drawn. */
export interface ComparedView extends Compared {
  /** of its lines and points */
  readonly hue: string;
  /** of its text */
  readonly ink: string;
  /** undefined until the run is in memory */
  readonly view: RunView | undefined;
}

/** @param viewOf must return the same object for the same run */
export function comparedViews(members: readonly Compared[], viewOf: (run: Run) => RunView, dark: boolean): ComparedView[] {
  return members.map((member) => ({
    ...member,
    hue: runColour(member.colour, dark),
    ink: runInk(member.colour, dark),
    view: member.run === undefined ? undefined : viewOf(member.run),
  }));
}

/** The runs in memory, as `compareStatistics` takes them. */
export function comparedRuns(views: readonly ComparedView[]): ComparedRun[] {
  return views.flatMap(({ name, run }) => (run === undefined ? [] : [{ name, plan: run.plan, summaries: run.summaries }]));
}

/** The axes of all runs, in canonical order, each with the most values that any run has on it. */
export function sharedAxes(plans: readonly Plan[]): { readonly axis: Axis; readonly count: number }[] {
  const axes = new Map<string, { readonly axis: Axis; readonly count: number }>();
  const inOrder = (["stimulus", "parameter", "repeat"] as const).flatMap((role) => plans.flatMap((plan) => plan.axes.filter((one) => one.role === role)));
  for (const axis of inOrder) axes.set(axis.name, { axis, count: Math.max(axes.get(axis.name)?.count ?? 0, axis.values.length) });
  return [...axes.values()];
}

/** ms, of the stimulus that is looked at; 0 where the run has none there */
export function durationAt(plan: Plan, place: Place): number {
  const { stimulus } = plan.coordinatesAt(place);
  return stimulus === undefined ? 0 : plan.drive(stimulus).duration;
}

/** "run 12" within a sentence; the name of a file stays as it is. */
export function nameWithin(name: string): string {
  return name.replace(/^R(?=un )/, "r");
}
