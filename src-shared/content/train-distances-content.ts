import { meanOverPairs, pairsOf, trainsAlong } from "../statistics/trains/train-comparison.ts";
import { trainMeasureKeys, trainMeasures } from "../statistics/trains/train-measures.ts";
import type { MatrixContent, MatrixSide } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { capitalised, numberText } from "./number-text.ts";
import { pooledWords } from "./pooled-words.ts";
import { bareText, plain } from "./rich-text.ts";
import { waitingWords } from "./waiting-words.ts";

/**
 * SPIKE-distance of each pair of trains: of the trials of the first neuron, or of the neurons of a single trial; with the mean over the
 * pairs of every measure.
 */
export function trainDistancesContent(source: FigureSource, { condition }: FigureView): MatrixContent {
  const { plan } = source;
  const group = plan.groupOf({ index: condition });
  const along = trainsAlong(plan);
  const rowName = along === "repeat" && plan.repeatAxes.length === 1 ? capitalised(plan.repeatAxes[0]!.words.one) : along === "repeat" ? "Repeat" : "Neuron";
  const distributions = source.distributionsOf(group);
  const comparison = distributions?.trains;
  const title = "Distances of spike trains";
  const base = { kind: "matrix", title, value: { name: trainMeasures.spikeDistance.title, unit: "" } } as const;
  const side: MatrixSide = { quantity: { name: rowName, unit: "" }, values: Array.from({ length: comparison?.trains ?? 0 }, (_, k) => k + 1) };
  const sides = { columns: side, rows: side };
  if (comparison === undefined) {
    const empty = waitingWords(source, group) ?? (distributions === undefined ? "" : "No spikes in the window");
    return { ...base, ...sides, alt: empty === "" ? title : `${title}: ${empty}.`, caption: [], values: new Float64Array(), range: { min: 0, max: 1 }, numbers: [], empty };
  }
  const { trains, pairs } = comparison;
  const values = new Float64Array(trains * trains);
  for (const { one, other, pair } of pairsOf(trains)) {
    values[one * trains + other] = values[other * trains + one] = pairs.spikeDistance[pair]!;
  }
  const caption = pooledWords(plan, condition, along === "repeat" ? "neuron 1" : `${trains} of ${plan.protocol.population} neurons`);
  const numbers = trainMeasureKeys.flatMap((key) => {
    const mean = meanOverPairs(comparison, key);
    return mean === undefined ? [] : [plain(`${trainMeasures[key].shortTitle} ${numberText(mean, 3)}`)];
  });
  return {
    ...base,
    ...sides,
    alt: `${trainMeasures.spikeDistance.title} of each pair of ${trains} spike trains. Means over the pairs: ${numbers.map(bareText).join(", ")}. ${bareText(caption)}`.trim(),
    caption,
    values,
    // Independent Poisson trains come to about 0.3; a scale of its own for each figure would make noise look like structure.
    range: { min: 0, max: 0.5 },
    numbers,
    empty: "",
  };
}
