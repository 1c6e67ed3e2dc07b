import { serveContract } from "../../../src-shared/contract/dispatch.ts";
import { wirePair } from "../../../src-shared/contract/testing/wire-pair.ts";
import type { Wire } from "../../../src-shared/contract/wire.ts";
import { workbenchContract, type WorkbenchEmit, type WorkbenchHandlers } from "../../../src-shared/contract/workbench-contract.ts";

/** A service that answers what a test tells it to, over real wires and the real contract; other calls never answer. */
export function standInService(handlers: Partial<WorkbenchHandlers>) {
  let emit: WorkbenchEmit = () => undefined;
  let cut: (reason: string) => void = () => undefined;
  const faults: unknown[] = [];
  const silent = Object.fromEntries(Object.keys(workbenchContract.calls).map((name) => [name, () => new Promise(() => undefined)]));
  return {
    openWire(): Wire {
      const pair = wirePair();
      serveContract(
        workbenchContract,
        pair.service,
        (emitEvent) => ((emit = emitEvent), { ...silent, ...handlers } as unknown as WorkbenchHandlers),
        (error) => faults.push(error),
      );
      cut = pair.cut;
      return pair.client;
    },
    emit: ((name, payload) => emit(name, payload)) as WorkbenchEmit,
    cut: (reason: string) => cut(reason),
    /** errors of the test's own handlers that are not meant for people */
    faults,
  };
}

/** The next turn of the event loop: everything that was sent has arrived by then. */
export const arrived = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
