import { serveContract } from "../../src-shared/contract/dispatch.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { workbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { WorkbenchService } from "./workbench.ts";

/**
 * Serve a window at the other end of a wire, whatever host it came through; when the wire ends, the window is gone.
 *
 * @param onUnexpected told of errors that are not meant for people: faults of this program
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
