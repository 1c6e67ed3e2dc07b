import type { FigureSource } from "../../src-shared/content/figure-source.ts";
import { TheoryLines } from "../../src-shared/content/theory-lines.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Place } from "../../src-shared/plan/plan.ts";
import type { Distributions } from "../../src-shared/statistics/distributions.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";
import { sampleStimulus } from "../../src-shared/stimulus/sample-stimulus.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import { LineView } from "../charts/trace-view.ts";
import { summaryIn, type Run } from "../state/run.svelte.ts";
import { groupConditions, type ConditionGroup, type ConditionGroups, type GroupStatistics } from "./condition-groups.ts";
import { ResultsData } from "./results-data.svelte.ts";

/** Points of a line of theory: a small plot is some 150 px wide, and each point costs about a tenth of a millisecond. */
const theoryPoints = 60;

/** A run in Results: derived values for every group of conditions, and the fetched data. */
export class RunView implements FigureSource {
  readonly run: Run;
  /** drive in the window, per stimulus */
  readonly levels: readonly (WindowLevel | undefined)[];
  readonly unit: "pA" | "V/s";
  readonly theory: TheoryLines;
  readonly data: ResultsData;
  // Cache of the previous groups and of drawn stimuli; not reactive.
  readonly #drives = new Map<object, LineView>();
  #before: ConditionGroups | undefined;

  constructor(workbench: Workbench, run: Run) {
    const { plan } = run;
    this.run = run;
    this.levels = plan.drives.map(({ level }) => level);
    this.unit = plan.driveUnit;
    this.theory = new TheoryLines(plan, theoryPoints);
    this.data = new ResultsData(workbench, run);
  }

  get plan(): Run["plan"] {
    return this.run.plan;
  }
  get protocol(): Run["resolved"] {
    return this.run.resolved;
  }
  /** in canonical order; only groups with changed conditions are recomputed */
  get groups(): readonly ConditionGroup[] {
    this.#before = groupConditions(this.plan, this.run.states, this.run.phase === "running", this.#before);
    return this.#before.groups;
  }
  /** The group of a condition. */
  groupOf(condition: Condition): ConditionGroup {
    return this.groups[this.plan.groupOf(condition)]!;
  }
  summariesOf(group: number): readonly ConditionSummary[] {
    return this.plan.membersOf(group).flatMap((condition) => summaryIn(this.run.states[condition]) ?? []);
  }
  /** undefined while some of its conditions are still to come */
  curvePointsOf(group: number): GroupStatistics | undefined {
    const { statistics, status } = this.groups[group]!;
    return status === "running" ? undefined : statistics;
  }
  /** undefined where those of another group are here */
  distributionsOf(group: number): Partial<Distributions> | undefined {
    const shown = this.data.distributions;
    return shown?.group === group ? shown.value : undefined;
  }
  /** undefined until they have been fetched */
  spikesOf(condition: number): readonly Float64Array[] | undefined {
    return this.data.trains(condition);
  }
  recordedNeuronsOf(condition: number): number {
    return this.protocol.recordV && this.isFinished(condition) ? this.protocol.recordNeurons : 0;
  }
  isFinished(condition: number): boolean {
    return this.run.states[condition]?.status === "finished";
  }

  /** The stimulus of a condition as a line. */
  drive(condition: Pick<Condition, "index">): LineView {
    const { stimulus } = this.plan.driveOf(condition);
    const known = this.#drives.get(stimulus);
    if (known !== undefined) return known;
    const { time, level } = sampleStimulus(stimulus);
    const line = new LineView({ x: time, y: level });
    this.#drives.set(stimulus, line);
    return line;
  }

  /** What has to be selected to look at another condition than that which is looked at: the axes along which the two differ. */
  step(from: Condition, to: number): Place {
    const next = this.plan.condition(to);
    return Object.fromEntries(this.plan.axes.flatMap(({ name }, k) => (next.at[k] === from.at[k] ? [] : [[name, next.at[k]!]])));
  }
}
