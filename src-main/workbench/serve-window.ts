import { serveContract } from "../../src-shared/contract/dispatch.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { workbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { WorkbenchService } from "./workbench.ts";

/**
 * Serves the window at the other end of a wire, on any host. When the wire ends, the window is disconnected.
 *
 * @param onUnexpected called with errors that are not a BenchError: faults of this program
 */
export function serveWindow(workbench: WorkbenchService, wire: Wire, onUnexpected: (error: unknown) => void): void {
  serveContract(
    workbenchContract,
    wire,
    (emit) => {
      const connection = workbench.connect(emit);
      wire.onClose(() => connection.disconnect());
      return connection.handlers;
    },
    onUnexpected,
  );
}
