import { units } from "../foundation/units.ts";
import type { ConditionSummary } from "../statistics/summarise-condition.ts";

/** A statistic of a condition that runs are compared by; its definition stands at `ConditionSummary`. */
export interface ComparedQuantity {
  /** as in summary.csv, without unit */
  readonly name: string;
  readonly title: string;
  readonly unit: string | undefined;
  /** false: differences cannot be told in per cent, because the zero of the scale is anywhere, or where values scatter about */
  readonly hasZero: boolean;
  readonly of: (trial: ConditionSummary) => number | undefined;
}

/** What runs are compared by, in the order of summary.csv. */
export const comparedQuantities: readonly ComparedQuantity[] = [
  quantity("spike_count", "Spikes", undefined, (s) => s.spikeCount),
  quantity("rate", "Rate", units.rate, (s) => s.rate),
  quantity("latency", "First-spike latency", units.latency, (s) => s.firstSpikeLatency),
  quantity("isi_mean", "ISI mean", units.isi, (s) => s.isiMean),
  quantity("isi_sd", "ISI SD", units.isi, (s) => s.isiSd),
  quantity("cv", "CV of intervals", undefined, (s) => s.cv),
  quantity("cv2", "CV2", undefined, (s) => s.cv2),
  quantity("lv", "LV", undefined, (s) => s.lv),
  quantity("lvr", "LvR", undefined, (s) => s.lvR),
  { ...quantity("adaptation_index", "Adaptation index", undefined, (s) => s.adaptationIndex), hasZero: false },
  { ...quantity("V_mean", "V mean", units.V, (s) => s.vMean), hasZero: false },
  quantity("V_sd", "V SD", units.V, (s) => s.vSd),
];

function quantity(name: string, title: string, unit: string | undefined, of: ComparedQuantity["of"]): ComparedQuantity {
  return { name, title, unit, hasZero: true, of };
}
