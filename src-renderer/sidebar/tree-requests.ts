import type { Command } from "../actions/command.ts";

/** Callbacks of the tree of protocols and runs, by id. */
export interface TreeRequests {
  /** Show a protocol. @param close close the sidebar if it covers the bench */
  readonly chooseProtocol: (id: string, close?: boolean) => void;
  /** @throws BenchError name-empty, protocol-repeated */
  readonly renameProtocol: (id: string, name: string) => void;
  /** @param by rows down; negative: up */
  readonly moveProtocol: (id: string, by: number) => void;
  /** Show the results of a run. */
  readonly chooseRun: (id: string) => void;
  /** The menu of a run opens; its items act on this run. */
  readonly pointAtRun: (id: string) => void;
  /** Put a run into the comparison, or take it out. */
  readonly toggleCompared: (id: string) => void;
  readonly deleteRun: (id: string) => void;
}

/** Items of the row menus; they act on the chosen protocol or the shown run. */
export interface RowMenus {
  readonly protocol: readonly Command[];
  readonly run: readonly Command[];
  /** of a run that is compared */
  readonly comparedRun: readonly Command[];
}
