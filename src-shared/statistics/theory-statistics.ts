import type { StatisticTable } from "./statistic.ts";

const noTheory = "the drive moves in the window, the noise is not white, or parameters are spread over the population";

/** Long-run firing that theory predicts for the drive and the noise of the window. */
export const theoryStatistics = {
  predictedRate: {
    name: "predicted_rate",
    unit: "Hz",
    title: "Rate by theory",
    shortTitle: "Theory",
    definition: "long-run rate: the closed form without noise, Siegert's formula with white noise",
    undefinedWhere: noTheory,
    source: "Siegert (1951), Phys Rev 81:617",
    value: "optional",
    of: ({ theory }) => theory?.rate,
  },
  predictedCv: {
    name: "predicted_cv",
    title: "CV by theory",
    shortTitle: "Theory CV",
    definition: "long-run CV of the intervals: 0 without noise, by the second moment of the passage time with white noise",
    undefinedWhere: `${noTheory}; or the neuron is silent`,
    source: "Brunel (2000), J Comput Neurosci 8:183, appendix",
    value: "optional",
    of: ({ theory }) => theory?.cv,
  },
} as const satisfies StatisticTable;
