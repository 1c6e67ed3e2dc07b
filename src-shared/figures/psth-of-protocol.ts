import { mean } from "../statistics/mean-and-sd.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { psth } from "../statistics/psth.ts";
import { spikesIn } from "../statistics/spike-counts.ts";
import type { Figure, FigureStyle } from "./figure.ts";
import { histogramFigure } from "./histogram-figure.ts";
import { countText, numberText, quantityText } from "../content/number-text.ts";
import { pooledTrials, pooledWords } from "./pooled-trials.ts";
import { bareText, joined, plain } from "../content/rich-text.ts";

/**
 * Peristimulus time histogram at one noise level of a protocol: spikes within the window of the most telling sweep, all its
 * trials and neurons, as a rate; with the long-run rate of theory where there is one.
 *
 * @returns undefined where there is no spike
 */
export function psthOfProtocol(result: ProtocolResult, noiseLevel: number | undefined, style: FigureStyle): Figure | undefined {
  const pooled = pooledTrials(result, noiseLevel, style.sweep);
  if (pooled === undefined) return undefined;
  const { trials, colour } = pooled;
  const { summary } = trials[0]!;
  const trains = trials.flatMap(({ recording }) => recording.spikes);
  const histogram = psth(trains, summary, result.protocol.dt);
  if (histogram === undefined) return undefined;
  const { bins, rates } = histogram;
  const predicted = style.theory ? summary.predictedRate : undefined;
  const words = pooledWords(result, pooled, `${result.protocol.population} neurons`);
  const text = predicted === undefined ? words : joined([words, plain("theory dashed")].filter((part) => bareText(part) !== ""), ", ");
  const rate = mean(trials.map((trial) => trial.summary.rate!))!;
  const count = trains.reduce((sum, train) => sum + spikesIn(train, summary).length, 0);
  return histogramFigure(
    {
      title: "Peristimulus time histogram",
      alt: `Firing rate in Hz from ${numberText(summary.from)} to ${quantityText(summary.to, "ms")} in bins of ${quantityText(bins.width, "ms")}, ${count} spikes, mean ${quantityText(rate, "Hz")}. ${bareText(text)}`.trim(),
      caption: text,
      colour,
      xTitle: "Time (ms)",
      yTitle: "Firing rate (Hz)",
      x: { min: summary.from, max: summary.to },
      binWidth: bins.width,
      start: summary.from,
      end: summary.to,
      heights: rates,
      whole: false,
      ...(predicted === undefined ? {} : { theory: [summary.from, summary.to].map((x) => ({ x, y: predicted })) }),
      numbers: [plain(`mean ${quantityText(Number(rate.toPrecision(3)), "Hz")}`), plain(`bins of ${quantityText(bins.width, "ms")}`), [{ text: "n", italic: true }, { text: ` ${countText(count)}` }]],
    },
    style,
  );
}
