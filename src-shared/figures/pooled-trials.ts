import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { evenly, finishedConditions, sweepName, shownSweep, type FinishedCondition } from "../content/chosen-conditions.ts";
import { noiseWording } from "../content/noise-wording.ts";
import { capitalised } from "../content/number-text.ts";
import { noiseColour, sweepColour } from "./palette.ts";
import { joined, plain, type TextLine } from "../content/rich-text.ts";

/** Noise levels that get a histogram of their own. */
const mostLevels = 6;

/** The noise levels of a protocol that get histograms: at most six, evenly chosen; one undefined level without noise. */
export function pooledLevels({ noise }: Pick<ResolvedProtocol, "noise">): (number | undefined)[] {
  return evenly<number | undefined>(noise?.levels ?? [undefined], mostLevels);
}

/** What one histogram is made of. */
export interface PooledTrials {
  /** finished ones, at least one */
  readonly trials: readonly FinishedCondition[];
  readonly colour: string;
}

/** All trials of one sweep (see `shownSweep`) at one noise level; undefined where none finished. */
export function pooledTrials(result: ProtocolResult, noiseLevel: number | undefined, wanted: number | undefined): PooledTrials | undefined {
  const levels = result.protocol.noise?.levels;
  const conditions = finishedConditions(result);
  const sweep = shownSweep(conditions, wanted);
  const trials = conditions.filter(({ condition }) => condition.sweep === sweep && condition.noiseLevel === noiseLevel);
  const colour = levels === undefined || noiseLevel === undefined ? sweepColour(0, 1) : noiseColour(levels.indexOf(noiseLevel), levels.length);
  return trials.length === 0 ? undefined : { trials, colour };
}

/**
 * What was pooled, in words: "Sweep 9 of 10, 220 pA, σ 2 mV, 20 trials".
 *
 * @param neurons what to say of the neurons of a population; "" says nothing
 */
export function pooledWords({ protocol }: ProtocolResult, { trials }: PooledTrials, neurons: string): TextLine {
  const wording = noiseWording(protocol);
  const { noiseLevel } = trials[0]!.condition;
  const parts: TextLine[] = [];
  if (protocol.sweeps > 1) parts.push(plain(sweepName(trials[0]!, protocol.sweeps)));
  if (noiseLevel !== undefined) parts.push(wording!.nameOf(noiseLevel));
  if (wording !== undefined && wording.note !== "") parts.push(plain(wording.note.toLowerCase()));
  if (protocol.population > 1 && neurons !== "") parts.push(plain(neurons));
  if (protocol.trials > 1) parts.push(plain(`${protocol.trials} trials`));
  return joined(parts, ", ").map((run, k) => (k === 0 ? { ...run, text: capitalised(run.text) } : run));
}
