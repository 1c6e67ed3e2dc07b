import { runLetter, type ComparedRun } from "../comparison/compared-run.ts";
import { drawParameters } from "../engine/draw-parameters.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Place } from "../plan/plan.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { finishedConditions } from "../content/chosen-conditions.ts";
import { ResultSource } from "../content/result-source.ts";
import { runColour, runInk } from "./palette.ts";

/** A run to compare, with all that it left. */
export interface ComparedResult {
  /** heads its column: "Run 12" */
  readonly name: string;
  /** place in the list of colours; by default its place among the runs */
  readonly colour?: number | undefined;
  readonly result: ProtocolResult;
}

/** What of the runs a comparison shows. A run that has nothing at the place shows nothing. */
export interface ComparedView {
  readonly layout: "side-by-side" | "overlaid";
  readonly place: Place;
}

/** A compared run at the place that is shown. */
export interface ShownRun extends Pick<ComparedResult, "name" | "result"> {
  readonly source: ResultSource;
  readonly letter: string;
  /** position in the list of colours */
  readonly place: number;
  readonly colour: string;
  /** the same for text */
  readonly ink: string;
  /** position of the parameters at the place; undefined where the run has none such */
  readonly setting: number | undefined;
  /** undefined where the run has none there */
  readonly stimulus: CompiledStimulus | undefined;
  /** the one that is shown; undefined where it has not finished */
  readonly condition: FinishedCondition | undefined;
  /** all of its group that finished, in order */
  readonly trials: readonly FinishedCondition[];
  /** the neuron whose V is shown: the first of a population */
  readonly cell: LifParameters;
}

/** The runs in the order of their letters. */
export function shownRuns(runs: readonly ComparedResult[], { place }: ComparedView): ShownRun[] {
  return runs.map(({ name, result, colour }, k) => {
    const { plan } = result;
    const source = new ResultSource(result);
    const group = plan.groupAt(place);
    const condition = plan.conditionAt(place);
    const { setting = 0 } = plan.coordinatesAt(place);
    const inColours = colour ?? k;
    return {
      name,
      result,
      source,
      letter: runLetter(k),
      place: inColours,
      colour: runColour(inColours),
      ink: runInk(inColours),
      setting: plan.coordinatesAt(place).setting,
      stimulus: group === undefined ? undefined : plan.driveOf(plan.firstOf(group)).stimulus,
      condition: condition === undefined ? undefined : source.finishedAt(condition.index),
      trials: group === undefined ? [] : source.finishedOf(group),
      cell: drawParameters(plan.data.settings[setting]!.protocol)[0]!,
    };
  });
}

/** A run as its statistics are compared. */
export function comparedRunOf({ name, result }: Pick<ComparedResult, "name" | "result">): ComparedRun {
  return { name, plan: result.plan, summaries: finishedConditions(result).map(({ summary }) => summary) };
}
