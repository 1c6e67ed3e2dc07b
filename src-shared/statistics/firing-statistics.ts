import { firstSpikeLatency, meanRate } from "./spike-counts.ts";
import type { EpochSample, StatisticTable } from "./statistic.ts";

const neuronalDynamics = "Gerstner et al. (2014), Neuronal Dynamics, section 7.2";

/** Where spikes are counted, how many there are, and when they begin. */
export const firingStatistics = {
  neurons: {
    name: "neurons",
    title: "Neurons",
    definition: "size of the population",
    value: "count",
    of: ({ neurons }) => neurons,
  },
  from: {
    name: "from",
    unit: "ms",
    title: "Window, from",
    definition: "start of the window; a spike at t counts where from < t <= to",
    value: "number",
    of: ({ window }) => window.from,
  },
  to: {
    name: "to",
    unit: "ms",
    title: "Window, to",
    definition: "end of the window",
    value: "number",
    of: ({ window }) => window.to,
  },
  spikeCount: {
    name: "spike_count",
    title: "Spikes",
    definition: "spikes in the window, of all neurons",
    compared: "ratio",
    overTrials: "sum",
    value: "count",
    of: ({ spikeCount }) => spikeCount,
  },
  rate: {
    name: "rate",
    unit: "Hz",
    title: "Rate",
    definition: "spike count over the window's length, mean over the neurons",
    undefinedWhere: "the window has no length",
    source: neuronalDynamics,
    compared: "ratio",
    value: "optional",
    of: meanRate,
  },
  firstSpikeLatency: {
    name: "latency",
    unit: "ms",
    title: "First-spike latency",
    shortTitle: "Latency",
    definition:
      "time from the stimulus' onset to a neuron's first spike after it, mean over the neurons that spike; the onset is the start of the epoch in which the window begins, " +
      "so that a spike in a transient that is left out of rates counts here",
    undefinedWhere: "no neuron spikes from the onset to the window's end",
    compared: "ratio",
    decimals: 1,
    value: "optional",
    of: ({ firstSpikes, onset, grid }) => firstSpikeLatency(firstSpikes, onset, grid),
  },
} as const satisfies StatisticTable;

/** Firing in one epoch of a condition. */
export const epochStatistics = {
  start: {
    name: "start",
    unit: "ms",
    title: "Epoch, start",
    definition: "start of the epoch; a spike at t counts where start < t <= end",
    value: "number",
    of: ({ window }) => window.from,
  },
  end: {
    name: "end",
    unit: "ms",
    title: "Epoch, end",
    definition: "end of the epoch",
    value: "number",
    of: ({ window }) => window.to,
  },
  spikeCount: {
    name: "spike_count",
    title: "Spikes in the epoch",
    definition: "spikes in the epoch, of all neurons",
    value: "count",
    of: ({ spikeCount }) => spikeCount,
  },
  rate: {
    name: "rate",
    unit: "Hz",
    title: "Rate in the epoch",
    definition: "spike count over the epoch's length, mean over the neurons",
    undefinedWhere: "the epoch has no length",
    source: neuronalDynamics,
    value: "optional",
    of: meanRate,
  },
} as const satisfies StatisticTable<EpochSample>;
