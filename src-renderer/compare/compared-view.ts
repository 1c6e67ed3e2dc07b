import type { ComparedRun } from "../../src-shared/comparison/compared-run.ts";
import { runColour, runInk } from "../../src-shared/figures/palette.ts";
import { conditionIndex } from "../results/run-axes.ts";
import type { RunView } from "../results/run-view.ts";
import type { Selection } from "../state/document.svelte.ts";
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
  return views.flatMap(({ name, run }) => (run === undefined ? [] : [{ name, plan: run.plan, resolved: run.resolved, summaries: run.summaries }]));
}

/** Index of the shown condition; undefined where the run has no such sweep, noise level or trial. */
export function conditionAt({ axes }: RunView, selection: Selection): number | undefined {
  const { sweeps, noiseLevels, trials } = axes;
  return selection.sweep < sweeps && selection.noise < noiseLevels.length && selection.trial < trials ? conditionIndex(axes, selection, selection.trial) : undefined;
}

/** "run 12" within a sentence; the name of a file stays as it is. */
export function nameWithin(name: string): string {
  return name.replace(/^R(?=un )/, "r");
}
