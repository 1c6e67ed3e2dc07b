import { histogram, leftEdges } from "../statistics/histogram.ts";
import { pooledIntervals } from "../statistics/interspike-intervals.ts";
import { mean, meanOfDefined } from "../statistics/mean-and-sd.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { spikesIn } from "../statistics/spike-counts.ts";
import type { Figure, FigureStyle } from "./figure.ts";
import { histogramFigure } from "./histogram-figure.ts";
import { countText, numberText, quantityText } from "../content/number-text.ts";
import { pooledTrials, pooledWords } from "./pooled-trials.ts";
import { bareText, plain } from "../content/rich-text.ts";

/**
 * ISI histogram of one noise level of a protocol: intervals within the window of the most telling sweep, all its trials and
 * neurons. CV is the mean over the trials, as in the curve against noise.
 *
 * @returns undefined where there is no interval
 */
export function isiOfProtocol(result: ProtocolResult, noiseLevel: number | undefined, style: FigureStyle): Figure | undefined {
  const { protocol } = result;
  const pooled = pooledTrials(result, noiseLevel, style.sweep);
  if (pooled === undefined) return undefined;
  const { trials, colour } = pooled;
  const intervals = pooledIntervals(trials.flatMap(({ recording, summary }) => recording.spikes.map((train) => spikesIn(train, summary))));
  const bins = histogram(intervals, protocol.dt);
  const centre = mean(intervals);
  if (bins === undefined || centre === undefined) return undefined;
  const cv = meanOfDefined(trials.map(({ summary }) => summary.cv));
  const text = pooledWords(result, pooled, `${protocol.population} neurons, CV within each`);
  const start = leftEdges(bins)[0]!;
  return histogramFigure(
    {
      title: "Interspike intervals",
      alt: `Histogram of ${intervals.length} interspike intervals, mean ${quantityText(centre, "ms")}${cv === undefined ? "" : `, CV ${numberText(cv, 3)}`}. ${bareText(text)}`.trim(),
      caption: text,
      colour,
      xTitle: "Interspike interval (ms)",
      yTitle: "Intervals",
      x: { min: 0, max: Math.max(start + (bins.counts.length + 0.5) * bins.width, 1.35 * centre) },
      binWidth: bins.width,
      start,
      heights: bins.counts,
      whole: true,
      mean: centre,
      numbers: [
        plain(cv === undefined ? "CV: too few intervals" : `CV ${cv.toFixed(3)}`),
        plain(`mean ${quantityText(Number(centre.toPrecision(3)), "ms")}`),
        [{ text: "n", italic: true }, { text: ` ${countText(intervals.length)}` }],
      ],
    },
    style,
  );
}
