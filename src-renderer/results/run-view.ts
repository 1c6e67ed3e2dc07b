import { sampleStimulus } from "../../src-shared/stimulus/sample-stimulus.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import { LineView } from "../charts/trace-view.ts";
import type { Selection } from "../state/document.svelte.ts";
import type { Run } from "../state/run.svelte.ts";
import { groupConditions, type ConditionGroup, type ConditionGroups } from "./condition-groups.ts";
import { ResultsData } from "./results-data.svelte.ts";
import { axesOfRun, conditionIndex, placeIndex, sweepLevels, type Place, type RunAxes } from "./run-axes.ts";
import type { CurveSource } from "./run-curves.ts";
import { RunTheory } from "./run-theory.ts";

/** A run as Results shows it: what follows from it for every sweep and noise level, and what is fetched of it. */
export class RunView implements CurveSource {
  readonly run: Run;
  readonly axes: RunAxes;
  /** drive in the window, per sweep */
  readonly levels: readonly (WindowLevel | undefined)[];
  readonly unit: "pA" | "V/s";
  readonly theory: RunTheory;
  readonly data: ResultsData;
  // What was made before: a memory, no state.
  readonly #drives = new Map<number, LineView>();
  #before: ConditionGroups | undefined;

  constructor(workbench: Workbench, run: Run) {
    const { resolved, stimuli } = run;
    this.run = run;
    this.axes = axesOfRun(resolved);
    this.levels = sweepLevels(resolved, stimuli);
    this.unit = stimuli[0]!.unit;
    this.theory = new RunTheory(resolved, this.axes, this.levels, this.unit);
    this.data = new ResultsData(workbench, run, this.axes);
  }

  get protocol(): Run["resolved"] {
    return this.run.resolved;
  }
  /** in canonical order; made anew only as far as conditions have changed */
  get groups(): readonly ConditionGroup[] {
    this.#before = groupConditions(this.axes, this.run.cells, this.run.phase === "running", this.#before);
    return this.#before.groups;
  }
  groupAt(place: Place): ConditionGroup {
    return this.groups[placeIndex(this.axes, place)]!;
  }
  isFinished(place: Place, trial: number): boolean {
    return this.run.cells[conditionIndex(this.axes, place, trial)]?.status === "finished";
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

  /** What is chosen, as far as this run has it. */
  clamped({ sweep, noise, trial }: Selection): Selection {
    const { sweeps, noiseLevels, trials } = this.axes;
    return { sweep: Math.min(sweep, sweeps - 1), noise: Math.min(noise, noiseLevels.length - 1), trial: Math.min(trial, trials - 1) };
  }
}
