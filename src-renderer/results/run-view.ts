import type { FigureSource, SweepFacts } from "../../src-shared/content/figure-source.ts";
import { TheoryLines } from "../../src-shared/content/theory-lines.ts";
import type { Distributions } from "../../src-shared/statistics/distributions.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";
import { sampleStimulus } from "../../src-shared/stimulus/sample-stimulus.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import { LineView } from "../charts/trace-view.ts";
import type { Selection } from "../state/document.svelte.ts";
import type { Run } from "../state/run.svelte.ts";
import { groupConditions, type ConditionGroup, type ConditionGroups, type GroupStatistics } from "./condition-groups.ts";
import { ResultsData, trialsOf } from "./results-data.svelte.ts";
import type { Place } from "../../src-shared/content/figure-source.ts";
import { axesOfRun, conditionIndex, placeIndex, type RunAxes } from "./run-axes.ts";

/** Points of a line of theory: a small plot is some 150 px wide, and each point costs about a tenth of a millisecond. */
const theoryPoints = 60;

/** A run in Results: derived values for every sweep and noise level, and the fetched data. */
export class RunView implements FigureSource {
  readonly run: Run;
  readonly axes: RunAxes;
  /** drive in the window, per sweep */
  readonly levels: readonly (WindowLevel | undefined)[];
  readonly unit: "pA" | "V/s";
  readonly sweeps: readonly SweepFacts[];
  readonly theory: TheoryLines;
  readonly data: ResultsData;
  // Cache of the previous groups; not reactive.
  readonly #drives = new Map<number, LineView>();
  #before: ConditionGroups | undefined;

  constructor(workbench: Workbench, run: Run) {
    const { resolved, plan } = run;
    this.run = run;
    this.axes = axesOfRun(resolved);
    this.sweeps = plan.drives;
    this.levels = plan.drives.map(({ level }) => level);
    this.unit = plan.driveUnit;
    this.theory = new TheoryLines(plan, theoryPoints);
    this.data = new ResultsData(workbench, run, this.axes);
  }

  get plan(): Run["plan"] {
    return this.run.plan;
  }
  get protocol(): Run["resolved"] {
    return this.run.resolved;
  }
  /** in canonical order; only groups with changed conditions are recomputed */
  get groups(): readonly ConditionGroup[] {
    this.#before = groupConditions(this.axes, this.run.states, this.run.phase === "running", this.#before);
    return this.#before.groups;
  }
  groupAt(place: Place): ConditionGroup {
    return this.groups[placeIndex(this.axes, place)]!;
  }
  /** of the trials that have finished */
  summariesAt(place: Place): readonly ConditionSummary[] {
    return trialsOf(this.axes, place).flatMap((condition) => {
      const state = this.run.states[condition];
      return state?.status === "finished" ? [state.summary] : [];
    });
  }
  /** undefined while some of its trials are still to come */
  curvePointsAt(place: Place): GroupStatistics | undefined {
    const { statistics, status } = this.groupAt(place);
    return status === "running" ? undefined : statistics;
  }
  /** undefined where those of another place are here */
  distributionsAt({ sweep, noise }: Place): Partial<Distributions> | undefined {
    const shown = this.data.distributions;
    return shown?.place.sweep === sweep && shown.place.noise === noise ? shown.value : undefined;
  }
  /** undefined until they have been fetched */
  spikesAt(place: Place, trial: number): readonly Float64Array[] | undefined {
    return this.data.trains(conditionIndex(this.axes, place, trial));
  }
  recordedNeuronsAt(place: Place, trial: number): number {
    return this.protocol.recordV && this.isFinished(place, trial) ? this.protocol.recordNeurons : 0;
  }
  isFinished(place: Place, trial: number): boolean {
    return this.run.states[conditionIndex(this.axes, place, trial)]?.status === "finished";
  }

  /** The stimulus of a sweep as a line. */
  drive(sweep: number): LineView {
    const known = this.#drives.get(sweep);
    if (known !== undefined) return known;
    const { time, level } = sampleStimulus(this.run.stimuli[sweep]!);
    const line = new LineView({ x: time, y: level });
    this.#drives.set(sweep, line);
    return line;
  }

  /** The selection, limited to what this run has. */
  clamped({ sweep, noise, trial }: Selection): Selection {
    const { sweeps, noiseLevels, trials } = this.axes;
    return { sweep: Math.min(sweep, sweeps - 1), noise: Math.min(noise, noiseLevels.length - 1), trial: Math.min(trial, trials - 1) };
  }
}
