import { runLetter, noiseLevelsOf, type ComparedRun } from "../comparison/compared-run.ts";
import { drawParameters } from "../engine/draw-parameters.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { conditionFinder, finishedConditions } from "../content/chosen-conditions.ts";
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

/** The condition of each run that a comparison shows; indices from 0. A run without such a condition shows nothing. */
export interface ComparedView {
  readonly layout: "side-by-side" | "overlaid";
  readonly sweep: number;
  readonly noise: number;
  readonly trial: number;
}

/** A compared run at the place that is shown. */
export interface ShownRun extends Pick<ComparedResult, "name" | "result"> {
  readonly source: ResultSource;
  readonly letter: string;
  /** place in the list of colours */
  readonly place: number;
  readonly colour: string;
  /** the same for text */
  readonly ink: string;
  readonly noiseLevel: number | undefined;
  /** of the sweep; undefined where the run has none there */
  readonly stimulus: CompiledStimulus | undefined;
  /** the trial that is shown; undefined where it has not finished */
  readonly condition: FinishedCondition | undefined;
  /** all that finished of its sweep and noise level, in order */
  readonly trials: readonly FinishedCondition[];
  /** the neuron whose V is shown: the first of a population */
  readonly cell: LifParameters;
}

/** The runs in the order of their letters. */
export function shownRuns(runs: readonly ComparedResult[], { sweep, noise, trial }: ComparedView): ShownRun[] {
  return runs.map(({ name, result, colour }, k) => {
    const place = colour ?? k;
    const { protocol } = result;
    const levels = noiseLevelsOf(protocol);
    const isThere = sweep < protocol.sweeps && noise < levels.length;
    const noiseLevel = levels[noise];
    const conditions = finishedConditions(result);
    return {
      name,
      result,
      source: new ResultSource(result),
      letter: runLetter(k),
      place,
      colour: runColour(place),
      ink: runInk(place),
      noiseLevel,
      stimulus: isThere ? result.stimuli[sweep] : undefined,
      condition: isThere ? conditionFinder(conditions)({ sweep, noiseLevel, trial }) : undefined,
      trials: isThere ? conditions.filter(({ condition }) => condition.sweep === sweep && condition.noiseLevel === noiseLevel) : [],
      cell: drawParameters(protocol)[0]!,
    };
  });
}

/** A run as its statistics are compared. */
export function comparedRunOf({ name, result }: Pick<ComparedResult, "name" | "result">): ComparedRun {
  return { name, plan: result.plan, resolved: result.protocol, summaries: finishedConditions(result).map(({ summary }) => summary) };
}
