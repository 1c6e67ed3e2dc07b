import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { histogram, leftEdges } from "../statistics/histogram.ts";
import { pooledIntervals } from "../statistics/interspike-intervals.ts";
import { mean, meanOfDefined } from "../statistics/mean-and-sd.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { spikesIn } from "../statistics/spike-counts.ts";
import { evenly, finishedConditions, sweepName, tellingSweep, type FinishedCondition } from "./chosen-conditions.ts";
import type { Figure, FigureStyle } from "./figure.ts";
import { isiFigure } from "./isi-figure.ts";
import { noiseWording } from "./noise-wording.ts";
import { noiseColour, sweepColour } from "./palette.ts";
import { bareText, joined, plain, type TextLine } from "./rich-text.ts";
import { capitalised, numberText, quantityText } from "./number-text.ts";

/** Noise levels that get a histogram of their own. */
const mostLevels = 6;

/** The noise levels of a protocol that get an ISI histogram: at most six, evenly chosen; one undefined level without noise. */
export function isiLevels({ noise }: Pick<ResolvedProtocol, "noise">): (number | undefined)[] {
  return evenly<number | undefined>(noise?.levels ?? [undefined], mostLevels);
}

/**
 * ISI histogram of one noise level of a protocol: intervals within the window of the most telling sweep, all its trials and
 * neurons. CV is the mean over the trials, as in the curve against noise.
 *
 * @returns undefined where there is no interval
 */
export function isiOfProtocol(result: ProtocolResult, noiseLevel: number | undefined, style: FigureStyle): Figure | undefined {
  const levels = result.protocol.noise?.levels;
  const conditions = finishedConditions(result);
  const sweep = tellingSweep(conditions);
  const trials = conditions.filter(({ condition }) => condition.sweep === sweep && condition.noiseLevel === noiseLevel);
  const colour = levels === undefined || noiseLevel === undefined ? sweepColour(0, 1) : noiseColour(levels.indexOf(noiseLevel), levels.length);
  return trials.length === 0 ? undefined : isiOfTrials(result, trials, colour, style);
}

function isiOfTrials({ protocol }: ProtocolResult, trials: readonly FinishedCondition[], colour: string, style: FigureStyle): Figure | undefined {
  const intervals = pooledIntervals(trials.flatMap(({ recording, summary }) => recording.spikes.map((train) => spikesIn(train, summary))));
  const bins = histogram(intervals, protocol.dt);
  const centre = mean(intervals);
  if (bins === undefined || centre === undefined) return undefined;
  const cv = meanOfDefined(trials.map(({ summary }) => summary.cv));
  const wording = noiseWording(protocol);
  const { noiseLevel } = trials[0]!.condition;
  const parts: TextLine[] = [];
  if (protocol.sweeps > 1) parts.push(plain(sweepName(trials[0]!, protocol.sweeps)));
  if (noiseLevel !== undefined) parts.push(wording!.nameOf(noiseLevel));
  if (wording !== undefined && wording.note !== "") parts.push(plain(wording.note.toLowerCase()));
  if (protocol.population > 1) parts.push(plain(`${protocol.population} neurons, CV within each`));
  if (protocol.trials > 1) parts.push(plain(`${protocol.trials} trials`));
  const text = joined(parts, ", ").map((run, k) => (k === 0 ? { ...run, text: capitalised(run.text) } : run));
  return isiFigure({
    title: "Interspike intervals",
    alt: `Histogram of ${intervals.length} interspike intervals, mean ${quantityText(centre, "ms")}${cv === undefined ? "" : `, CV ${numberText(cv, 3)}`}. ${bareText(text)}`.trim(),
    caption: text,
    colour,
    binWidth: bins.width,
    start: leftEdges(bins)[0]!,
    counts: bins.counts,
    mean: centre,
    cv,
    n: intervals.length,
  }, style);
}
