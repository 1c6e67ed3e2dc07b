import { coefficientOfVariation } from "./interspike-intervals.ts";
import { sampleSd } from "./mean-and-sd.ts";
import type { StatisticTable } from "./statistic.ts";

const fewerThanTwo = "no neuron has two intervals in the window";
const overNeurons = "mean over the neurons that have one";

/** Length and irregularity of interspike intervals. */
export const intervalStatistics = {
  isiCount: {
    name: "isi_count",
    title: "Intervals",
    definition: "intervals between successive spikes of a neuron, both in the window; of all neurons",
    value: "count",
    of: ({ intervals }) => intervals.length,
  },
  isiMean: {
    name: "isi_mean",
    unit: "ms",
    title: "ISI mean",
    definition: "mean of the intervals of all neurons",
    undefinedWhere: "there is no interval in the window",
    compared: "ratio",
    overTrials: "mean weighted by intervals",
    value: "optional",
    of: ({ intervalMean }) => intervalMean,
  },
  isiSd: {
    name: "isi_sd",
    unit: "ms",
    title: "ISI SD",
    definition: "sample standard deviation (n - 1) of the intervals of all neurons",
    undefinedWhere: "there are fewer than two intervals in the window",
    compared: "ratio",
    value: "optional",
    of: ({ intervals, intervalMean }) => sampleSd(intervals, intervalMean),
  },
  cv: {
    name: "cv",
    title: "CV of intervals",
    shortTitle: "CV",
    definition: `coefficient of variation: sample SD over mean of a neuron's intervals; ${overNeurons}`,
    undefinedWhere: fewerThanTwo,
    source: "Softky and Koch (1993), J Neurosci 13:334",
    compared: "ratio",
    value: "optional",
    perNeuron: (intervals) => coefficientOfVariation(intervals),
  },
  cv2: {
    name: "cv2",
    title: "CV2",
    definition: `mean over pairs of adjacent intervals of 2 abs(I(k+1) - I(k)) / (I(k+1) + I(k)); ${overNeurons}`,
    undefinedWhere: fewerThanTwo,
    source: "Holt et al. (1996), J Neurophysiol 75:1806",
    compared: "ratio",
    value: "optional",
    perNeuron: (_, { cv2 }) => cv2,
  },
  lv: {
    name: "lv",
    title: "LV",
    definition: `local variation: mean over pairs of adjacent intervals of 3 (I(k) - I(k+1))^2 / (I(k) + I(k+1))^2; ${overNeurons}`,
    undefinedWhere: fewerThanTwo,
    source: "Shinomoto, Shima and Tanji (2003), Neural Comput 15:2823",
    compared: "ratio",
    value: "optional",
    perNeuron: (_, { lv }) => lv,
  },
  lvR: {
    name: "lvr",
    title: "LvR",
    definition: `LV revised for refractoriness, R = 5 ms: mean over pairs of 3 (1 - 4 I(k) I(k+1) / (I(k) + I(k+1))^2) (1 + 4 R / (I(k) + I(k+1))); ${overNeurons}`,
    undefinedWhere: fewerThanTwo,
    source: "Shinomoto et al. (2009), PLoS Comput Biol 5:e1000433",
    compared: "ratio",
    value: "optional",
    perNeuron: (_, { lvR }) => lvR,
  },
  adaptationIndex: {
    name: "adaptation_index",
    title: "Adaptation index",
    definition: `mean over pairs of adjacent intervals of (I(k+1) - I(k)) / (I(k+1) + I(k)), above 0 where the neuron slows down; ${overNeurons}`,
    undefinedWhere: fewerThanTwo,
    source: "Druckmann et al. (2007), Front Neurosci 1:7",
    compared: "difference",
    value: "optional",
    perNeuron: (_, { adaptationIndex }) => adaptationIndex,
  },
} as const satisfies StatisticTable;
