import type { Action } from "../actions/action.ts";
import { compareRun, leaveComparison } from "../actions/compare-actions.ts";
import { deleteProtocol, duplicateProtocol, moveProtocolDown, moveProtocolUp, renameProtocol } from "../actions/protocol-actions.ts";
import { deleteRun, exportRun } from "../actions/run-actions.ts";

/** What the menu of a protocol's row offers; it is done to the chosen protocol. */
export const protocolMenu: readonly Action[] = [renameProtocol, duplicateProtocol, moveProtocolUp, moveProtocolDown, deleteProtocol];

/** What the menu of a run's row offers; it is done to the shown run. */
export const runMenu: readonly Action[] = [compareRun, exportRun, deleteRun];
/** The same of a run that is compared. */
export const comparedRunMenu: readonly Action[] = [leaveComparison, exportRun, deleteRun];
