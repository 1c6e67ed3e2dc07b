import type { Action } from "../actions/action.ts";
import { compareRun, leaveComparison } from "../actions/compare-actions.ts";
import { openInLive } from "../actions/live-actions.ts";
import { deleteProtocol, duplicateProtocol, moveProtocolDown, moveProtocolUp, renameProtocol } from "../actions/protocol-actions.ts";
import { deleteRun, exportRun } from "../actions/run-actions.ts";

/** Menu items of a protocol's row. They act on the selected protocol. */
export const protocolMenu: readonly Action[] = [renameProtocol, duplicateProtocol, openInLive, moveProtocolUp, moveProtocolDown, deleteProtocol];

/** Menu items of a run's row. They act on the shown run. */
export const runMenu: readonly Action[] = [compareRun, openInLive, exportRun, deleteRun];
/** Menu items of a run in the comparison. */
export const comparedRunMenu: readonly Action[] = [leaveComparison, exportRun, deleteRun];
