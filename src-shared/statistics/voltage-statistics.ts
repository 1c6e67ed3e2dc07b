import type { StatisticTable } from "./statistic.ts";

const samples = "recorded V in the window, refractory periods included";

/** Level and spread of V. */
export const voltageStatistics = {
  vMean: {
    name: "V_mean",
    unit: "mV",
    title: "V mean",
    definition: `mean of the ${samples}`,
    undefinedWhere: "V is not recorded, or the window holds no sample",
    compared: "difference",
    value: "optional",
    of: ({ voltage }) => voltage?.mean,
  },
  vSd: {
    name: "V_sd",
    unit: "mV",
    title: "V SD",
    definition: `sample standard deviation (n - 1) of the ${samples}`,
    undefinedWhere: "V is not recorded, or the window holds fewer than two samples",
    compared: "ratio",
    value: "optional",
    of: ({ voltage }) => voltage?.sd,
  },
} as const satisfies StatisticTable;
