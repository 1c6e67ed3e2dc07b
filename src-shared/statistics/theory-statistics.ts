import type { StatisticTable } from "./statistic.ts";

const noFormula = "the drive moves in the window, the noise is not white, or parameters are spread over the population";
const noTheory = `${noFormula}; or the window is so short that it is expected to count another rate by more than a fifth`;

/** Firing that theory predicts for the drive and the noise of the window. */
export const theoryStatistics = {
  predictedCount: {
    name: "predicted_spike_count",
    title: "Spikes by theory",
    shortTitle: "Expected",
    definition: "spikes that the window counts without noise, of all neurons: exact, by closed form from V_init on; `grid` and `euler` may differ from it",
    undefinedWhere: "there is noise, the drive moves before the window's end, or parameters are spread over the population",
    source: "Gerstner et al. (2014), Neuronal Dynamics, section 1.3",
    decimals: 0,
    value: "optional",
    of: ({ expectedCount }) => expectedCount,
  },
  predictedRate: {
    name: "predicted_rate",
    unit: "Hz",
    title: "Rate by theory",
    shortTitle: "Theory",
    definition:
      "rate of the long run: the closed form without noise, Siegert's formula with white noise; " +
      "a window differs from it by its first interval, which begins at rest, and by its last, which is cut off",
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
