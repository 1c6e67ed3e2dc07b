import { flatTrains } from "../engine/spike-trains.ts";
import { measureGroup, trainsOfGroup, type GroupMeasures } from "../statistics/group-measures.ts";
import type { ResolvedGroup } from "../protocol/protocol.ts";
import { populationRate } from "../statistics/population-rate.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { resolutionOf, spikeGrid } from "../statistics/spike-resolution.ts";
import { binEdge } from "../statistics/time-bins.ts";
import { csvCell, lineEnd, numberText, type Table } from "./csv-text.ts";
import { cellsOfRow, headsOf, type TableColumn } from "./declared-columns.ts";
import { placeColumns } from "./place-columns.ts";

interface GroupRow extends GroupMeasures {
  readonly group: ResolvedGroup;
}

/** groups.csv: how each group of a network fired in the window of each condition. */
export const groupColumns = [
  { name: "group", definition: "name of the group", of: ({ group }) => group.name },
  { name: "neurons", definition: "its size", of: ({ group }) => group.size },
  { name: "spike_count", definition: "spikes in the window, of all its neurons", of: ({ spikeCount }) => spikeCount },
  { name: "rate", unit: "Hz", definition: "mean rate of its neurons", of: ({ rate }) => rate },
  { name: "rate_sd", unit: "Hz", definition: "sample SD of the rate over its neurons", emptyWhere: "one neuron", of: ({ rateSd }) => rateSd },
  { name: "silent", definition: "share of its neurons without a spike in the window", of: ({ silent }) => silent },
  { name: "cv", definition: "mean CV of intervals over its neurons that have one", emptyWhere: "no neuron has two intervals", of: ({ cv }) => cv },
  {
    name: "synchrony",
    definition: "variance over mean of the number of spikes of all its neurons in bins of 1 ms; 1 for independent Poisson trains",
    emptyWhere: "no spikes, or less than two bins",
    source: "Potjans and Diesmann (2014)",
    of: ({ synchrony }) => synchrony,
  },
  {
    name: "correlation",
    definition: "mean correlation coefficient of spike counts in bins of 2 ms over all pairs of up to 200 of its neurons that spike",
    emptyWhere: "less than two neurons spike",
    source: "Potjans and Diesmann (2014)",
    of: ({ correlation }) => correlation,
  },
] as const satisfies readonly TableColumn<GroupRow>[];

export function groupsTable({ plan, conditions }: ProtocolResult): Table {
  const place = placeColumns(plan);
  const { groups } = plan.protocol.network!;
  const grid = spikeGrid(resolutionOf(plan.protocol));
  const rows = conditions.flatMap((result) => {
    if (result.status !== "finished") return [];
    const { window } = plan.driveOf(result.condition);
    const trains = flatTrains(result.recording.spikes);
    return groups.map((group) => {
      const row = { group, ...measureGroup(trainsOfGroup(trains, group), window, grid) };
      return [...place.cellsOf(result.condition), ...cellsOfRow(groupColumns, row)];
    });
  });
  return { columns: [...place.columns, ...headsOf(groupColumns, plan.driveUnit)], rows };
}

/** Width of the bins of rates.csv, ms. */
const rateBin = 1;

/** rates.csv in pieces: the rate of each group in bins of 1 ms of the whole sweep, a column per group. */
export function* ratesCsv({ plan, conditions }: ProtocolResult): Generator<string> {
  const place = placeColumns(plan);
  const { groups } = plan.protocol.network!;
  yield [...place.columns, "from_ms", "to_ms", ...groups.map(({ name }) => csvCell(`${name}_Hz`))].join(",") + lineEnd;
  for (const result of conditions) {
    if (result.status !== "finished") continue;
    const { recording, condition } = result;
    const sweep = { from: 0, to: recording.duration };
    const rates = groups.map(({ first, size }) => populationRate(recording.spikes.slice(first, first + size), sweep, rateBin)!);
    const cells = place.cellsOf(condition).map((cell) => (typeof cell === "number" ? numberText(cell) : (cell ?? "")));
    const { bins } = rates[0]!;
    let text = "";
    for (let k = 0; k < bins.count; k++) {
      const edges = [binEdge(bins, k), binEdge(bins, k + 1)];
      text += [...cells, ...edges.map(numberText), ...rates.map((one) => numberText(one.rates[k]!))].join(",") + lineEnd;
    }
    yield text;
  }
}
