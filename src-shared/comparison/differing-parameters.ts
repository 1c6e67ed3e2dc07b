import type { ComparedRun } from "./compared-run.ts";

/** A stretch of a symbol in one style: figures and pages draw it as it stands. */
export interface SymbolRun {
  readonly text: string;
  readonly italic?: boolean;
  readonly subscript?: boolean;
}

/** One parameter in which compared runs differ. */
export interface ParameterRow {
  /** "tau_m", "dt", "seed", "epoch B, level" */
  readonly name: string;
  /** the name as print has it, where it has a symbol: an italic letter with its subscript */
  readonly symbol?: readonly SymbolRun[];
  readonly unit: string | undefined;
  /** follows from others: C_m where tau_m and R_m are given */
  readonly derived: boolean;
  /** one per run; undefined where the run has no such parameter */
  readonly values: readonly (number | string | undefined)[];
  /** value minus that of the first run, one per run (0 for the first); undefined where one of the two is no number */
  readonly differences: readonly (number | undefined)[];
}

/** The parameters in which some of the runs differ, of so many that were compared. */
export interface DifferingParameters {
  readonly compared: number;
  readonly rows: readonly ParameterRow[];
}

/** What the protocols of some runs differ in, parameter by parameter; names and notes are no parameters. */
export function differingParameters(_runs: readonly ComparedRun[]): DifferingParameters {
  return { compared: 0, rows: [] };
}
