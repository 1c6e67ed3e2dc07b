import { leftEdges } from "../statistics/histogram.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { voltageOfTrials } from "../statistics/voltage-of-trials.ts";
import type { Figure, FigureStyle } from "./figure.ts";
import { histogramFigure } from "./histogram-figure.ts";
import { numberText, quantityText } from "../content/number-text.ts";
import { pooledTrials, pooledWords } from "./pooled-trials.ts";
import { bareText, plain } from "../content/rich-text.ts";

/**
 * Histogram of V at one noise level of a protocol: recorded samples within the window of the most telling sweep, all its
 * trials and recorded neurons, refractory periods included.
 *
 * @returns undefined where no V was recorded
 */
export async function voltageHistogramOfProtocol(result: ProtocolResult, noiseLevel: number | undefined, style: FigureStyle): Promise<Figure | undefined> {
  const pooled = pooledTrials(result, noiseLevel, style.sweep);
  const recorded = pooled?.trials.flatMap(({ traces, summary }) => (traces === undefined ? [] : [{ traces, window: summary }])) ?? [];
  if (pooled === undefined || recorded.length === 0) return undefined;
  const { histogram: bins, mean, sd, samples } = await voltageOfTrials(recorded);
  if (bins === undefined || mean === undefined) return undefined;
  const neurons = recorded[0]!.traces.neurons;
  const text = pooledWords(result, pooled, neurons === 1 ? "1 neuron" : `${neurons} neurons`);
  const start = leftEdges(bins)[0]!;
  const margin = Math.max(bins.width, 0.05 * bins.counts.length * bins.width);
  const numbers = [`mean ${quantityText(Number(mean.toPrecision(3)), "mV")}`, ...(sd === undefined ? [] : [`SD ${quantityText(Number(sd.toPrecision(3)), "mV")}`])];
  return histogramFigure(
    {
      title: "Membrane potential",
      alt: `Histogram of ${samples} samples of the membrane potential from ${quantityText(start, "mV")} to ${quantityText(start + bins.counts.length * bins.width, "mV")}, ${numbers.join(", ")}. ${bareText(text)}`.trim(),
      caption: text,
      colour: pooled.colour,
      xTitle: "Voltage (mV)",
      yTitle: "Density (1/mV)",
      x: { min: start - margin, max: start + bins.counts.length * bins.width + margin },
      binWidth: bins.width,
      start,
      heights: bins.counts.map((count) => count / (samples * bins.width)),
      whole: false,
      mean,
      numbers: [...numbers, `bins of ${numberText(bins.width)} mV`].map((number) => plain(number)),
    },
    style,
  );
}
