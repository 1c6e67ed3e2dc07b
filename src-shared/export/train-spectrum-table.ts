import { trainSpectrumOfTrials } from "../statistics/distributions.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { predictTrainSpectrum } from "../theory/predict-train-spectrum.ts";
import type { Cell, Table } from "./csv-text.ts";
import { headsOf, type DescribedColumn } from "./declared-columns.ts";
import { groupsOf } from "./groups-of-result.ts";

export const trainSpectrumColumns: readonly DescribedColumn[] = [
  { name: "frequency", unit: "Hz", definition: "frequency" },
  {
    name: "spectrum",
    unit: "Hz",
    definition:
      "two-sided power spectrum of the spike trains less their mean rate, over trials and neurons: counts per 1 ms, Welch's method with Hann windows that overlap by half",
    source: "Welch 1967, IEEE Trans Audio Electroacoust 15:70",
  },
  {
    name: "spectrum_theory",
    unit: "Hz",
    definition: "that of a renewal process with the first-passage times of the LIF neuron",
    source: "Lindner & Schimansky-Geier 2001, Phys Rev Lett 86:2934",
    emptyWhere: "there is no formula: noise that is not white, a drive that moves, spread parameters; and at 0 Hz",
  },
];

/** train_spectrum.csv: one row per frequency of each sweep and noise level. */
export function trainSpectrumTable(result: ProtocolResult): Table {
  const { plan } = result;
  const { columns, groups } = groupsOf(result);
  const rows: Cell[][] = [];
  for (const { place, trials } of groups) {
    const spectrum = trainSpectrumOfTrials(trials);
    const { condition } = trials[0]!;
    const theory = predictTrainSpectrum(plan.settingOf(condition), plan.driveOf(condition));
    for (const [k, density] of (spectrum?.density ?? new Float64Array()).entries()) {
      const frequency = k * spectrum!.resolution;
      rows.push([...place, frequency, density, k === 0 ? undefined : theory?.(frequency)]);
    }
  }
  return { columns: [...columns, ...headsOf(trainSpectrumColumns, plan.driveUnit)], rows };
}
