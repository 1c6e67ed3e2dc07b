import type { Command } from "../actions/command.ts";

/** What the tree of protocols and runs asks for; each by id. */
export interface TreeRequests {
  /** Show a protocol. @param close whether a sidebar that lies over the bench goes */
  readonly chooseProtocol: (id: string, close?: boolean) => void;
  /** @throws BenchError name-empty, protocol-repeated */
  readonly renameProtocol: (id: string, name: string) => void;
  /** @param by rows down; negative: up */
  readonly moveProtocol: (id: string, by: number) => void;
  /** Show the results of a run. */
  readonly chooseRun: (id: string) => void;
  /** The menu of a run opens: what it offers is done to this run. */
  readonly pointAtRun: (id: string) => void;
  /** Put a run into the comparison, or take it out. */
  readonly toggleCompared: (id: string) => void;
  readonly deleteRun: (id: string) => void;
}

/** What the menus of the rows offer; it is done to the chosen protocol, or to the shown run. */
export interface RowMenus {
  readonly protocol: readonly Command[];
  readonly run: readonly Command[];
  /** of a run that is compared */
  readonly comparedRun: readonly Command[];
}
