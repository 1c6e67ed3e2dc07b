import { drawParameters } from "../engine/draw-parameters.ts";
import { completeNames, parameterOf } from "../neuron/declared-parameters.ts";
import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Plan } from "../plan/plan.ts";
import { isHomogeneous } from "../theory/predict-rate.ts";
import type { Table } from "./csv-text.ts";
import { cellsOfRow, headsOf, type TableColumn } from "./declared-columns.ts";
import { placeColumns } from "./place-columns.ts";

interface DrawnNeuron {
  /** from 0 */
  readonly index: number;
  readonly neuron: LifParameters;
  /** in the unit of the drive; undefined where it has none in it */
  readonly rheobase: number | undefined;
}

export const neuronColumns: readonly TableColumn<DrawnNeuron>[] = [
  { name: "neuron", definition: "number in the population, from 1", of: ({ index }) => index + 1 },
  ...completeNames.map((name): TableColumn<DrawnNeuron> => {
    const { unit, description } = parameterOf(name);
    // Complete parameters have no conductance, whose unit no column has.
    if (unit === "nS") throw new TypeError(`${name} is no parameter of a complete neuron`);
    const emptyWhere = name === "R_m" || name === "C_m" ? { emptyWhere: "only tau_m is known" } : {};
    return { name, unit, definition: description, ...emptyWhere, of: ({ neuron }) => neuron[name] };
  }),
  {
    name: "rheobase",
    unit: "drive",
    definition: "(V_th - E_L) / R_m of this neuron, in V/s (V_th - E_L) / tau_m",
    emptyWhere: "its resistance is unknown and levels are in pA, or it is known and levels are in V/s",
    of: ({ rheobase }) => rheobase,
  },
];

/** Whether the neurons of a population differ from each other. */
export function hasUnlikeNeurons({ data: { settings } }: Plan): boolean {
  return settings.some(({ protocol }) => protocol.network === undefined && !isHomogeneous(protocol.neuronAsGiven));
}

/** neurons.csv: the parameters that each neuron of a heterogeneous population drew; for each combination of parameters where these change them. */
export function neuronsTable(plan: Plan): Table {
  const unit = plan.driveUnit;
  const { settings } = plan.data;
  const isOne = settings.every(({ protocol }) => protocol === settings[0]!.protocol);
  const { columns, cellsOf } = placeColumns(plan, { roles: isOne ? [] : ["parameter"] });
  const shown = isOne ? settings.slice(0, 1) : settings;
  return {
    columns: [...columns, ...headsOf(neuronColumns, unit)],
    rows: shown.flatMap(({ protocol }, setting) => {
      const place = cellsOf(plan.condition(setting * plan.repeats));
      return drawParameters(protocol).map((neuron, index) => {
        const rheobase = rheobaseUnit(neuron) === unit ? rheobaseOf(neuron) : undefined;
        return [...place, ...cellsOfRow(neuronColumns, { index, neuron, rheobase })];
      });
    }),
  };
}
