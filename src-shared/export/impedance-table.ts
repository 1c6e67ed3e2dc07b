import { distributedTrials } from "../statistics/distributed-trials.ts";
import { measuredImpedance } from "../statistics/distributions.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { membraneImpedance } from "../theory/membrane-impedance.ts";
import type { Cell, Table } from "./csv-text.ts";
import { headsOf, type DescribedColumn } from "./declared-columns.ts";
import { groupsOf } from "./groups-of-result.ts";

export const impedanceColumns: readonly DescribedColumn[] = [
  { name: "frequency", unit: "Hz", definition: "mean of neighbouring frequencies, weighted by the power of the current; left out below a hundredth of its strongest power" },
  {
    name: "impedance",
    unit: "MOhm",
    definition: "magnitude of the transform of V over that of the current, both of the whole sweep, neuron 1, averaged over neighbouring frequencies",
    source: "Puil, Gimbarzevsky & Miura 1986, J Neurophysiol 55:995",
  },
  { name: "phase", unit: "degrees", definition: "its phase; negative where V lags behind the current" },
  { name: "coherence", definition: "share of the power of V that the current explains around this frequency" },
  { name: "impedance_theory", unit: "MOhm", definition: "R_m / sqrt(1 + (omega tau_m)^2)", emptyWhere: "R_m is not known" },
];

/** impedance.csv: one row per frequency of each sweep that moves and does not spike. */
export async function impedanceTable(result: ProtocolResult): Promise<Table> {
  const { plan } = result;
  const { columns, groups } = groupsOf(result);
  const rows: Cell[][] = [];
  for (const { place, trials } of groups) {
    const measured = await measuredImpedance(distributedTrials(plan, trials));
    const { R_m, tau_m } = plan.settingOf(trials[0]!.condition).protocol.neuron;
    for (const [k, frequency] of (measured?.frequency ?? new Float64Array()).entries()) {
      const theory = R_m === undefined ? undefined : membraneImpedance({ R_m, tau_m }, frequency).magnitude;
      rows.push([...place, frequency, measured!.magnitude[k], measured!.phase[k], measured!.coherence[k], theory]);
    }
  }
  return { columns: [...columns, ...headsOf(impedanceColumns, plan.driveUnit)], rows };
}
