import type { EpochSummary, ConditionSummary } from "../statistics/summarise-condition.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { columnName, noiseColumn } from "./column-names.ts";
import type { Cell, Table } from "./csv-text.ts";

/** Statistics of a condition and their columns, in the order of summary.csv; definitions stand at `ConditionSummary`. */
const statistics: readonly (readonly [column: string, value: (summary: ConditionSummary) => Cell])[] = [
  ["neurons", (s) => s.neurons],
  ["from_ms", (s) => s.from],
  ["to_ms", (s) => s.to],
  ["spike_count", (s) => s.spikeCount],
  ["rate_Hz", (s) => s.rate],
  ["latency_ms", (s) => s.firstSpikeLatency],
  ["isi_count", (s) => s.isiCount],
  ["isi_mean_ms", (s) => s.isiMean],
  ["isi_sd_ms", (s) => s.isiSd],
  ["cv", (s) => s.cv],
  ["cv2", (s) => s.cv2],
  ["lv", (s) => s.lv],
  ["lvr", (s) => s.lvR],
  ["adaptation_index", (s) => s.adaptationIndex],
  ["V_mean_mV", (s) => s.vMean],
  ["V_sd_mV", (s) => s.vSd],
  ["predicted_rate_Hz", (s) => s.predictedRate],
  ["predicted_cv", (s) => s.predictedCv],
];

/** The same for each epoch; its columns begin with "epoch1_", "epoch2_", ... in the order of the epoch table. */
const epochStatistics: readonly (readonly [column: string, value: (epoch: EpochSummary) => Cell])[] = [
  ["start_ms", (e) => e.start],
  ["end_ms", (e) => e.end],
  ["spike_count", (e) => e.spikeCount],
  ["rate_Hz", (e) => e.rate],
];

/** summary.csv: one row per finished condition (sweep, noise level and trial), sweep and trial from 1. */
export function summaryTable({ protocol, stimuli, conditions }: ProtocolResult): Table {
  const noise = protocol.noise;
  const columns = [
    "sweep",
    columnName("level", stimuli[0]!.unit),
    ...(noise === undefined ? [] : [noiseColumn(noise)]),
    "trial",
    ...statistics.map(([column]) => column),
    ...protocol.epochs.flatMap((_, k) => epochStatistics.map(([column]) => `epoch${k + 1}_${column}`)),
  ];
  const rows = conditions.flatMap((result) => {
    if (result.status !== "finished") return [];
    const { summary } = result;
    return [
      [
        summary.sweep + 1,
        summary.level,
        ...(noise === undefined ? [] : [summary.noiseLevel]),
        summary.trial + 1,
        ...statistics.map(([, value]) => value(summary)),
        ...summary.epochs.flatMap((epoch) => epochStatistics.map(([, value]) => value(epoch))),
      ],
    ];
  });
  return { columns, rows };
}
