import { connectClient } from "../../../src-shared/contract/client.ts";
import { desktopContract, type Desktop, type DesktopEmit, type DesktopHandlers } from "../../../src-shared/contract/desktop-contract.ts";
import { serveContract } from "../../../src-shared/contract/dispatch.ts";
import { wirePair } from "../../../src-shared/contract/testing/wire-pair.ts";

/** A main process that answers what a test tells it to, over real wires and the real contract; other calls never answer. */
export function standInDesktop(handlers: Partial<DesktopHandlers>): { readonly desktop: Desktop; readonly emit: DesktopEmit } {
  const pair = wirePair();
  const silent = Object.fromEntries(Object.keys(desktopContract.calls).map((name) => [name, () => new Promise(() => undefined)]));
  let emit: DesktopEmit = () => undefined;
  const rethrow = (error: unknown): void => {
    throw error;
  };
  serveContract(desktopContract, pair.service, (emitEvent) => ((emit = emitEvent), { ...silent, ...handlers } as unknown as DesktopHandlers), rethrow);
  return { desktop: connectClient(desktopContract, pair.client, rethrow), emit: (name, payload) => emit(name, payload) };
}
