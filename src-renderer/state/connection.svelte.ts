import { connectClient } from "../../src-shared/contract/client.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { workbenchContract, type Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";

/** Connection to the service that survives lost wires: callers keep using `workbench` after a reconnect. */
export class Connection {
  readonly workbench: Workbench;
  #lost: string | undefined = $state();
  #wire: Wire | undefined;
  #client: Workbench;
  readonly #openWire: () => Wire;
  readonly #onProtocolError: (error: BenchError) => void;
  readonly #subscriptions = new Set<{ readonly name: never; readonly listener: never; end: () => void }>();

  constructor(openWire: () => Wire, onProtocolError: (error: BenchError) => void) {
    this.#openWire = openWire;
    this.#onProtocolError = onProtocolError;
    this.#client = this.#connect();
    const calls = Object.keys(workbenchContract.calls) as (keyof typeof workbenchContract.calls)[];
    const delegate = (name: keyof typeof workbenchContract.calls) => (args: never) => this.#client[name](args);
    const on = (name: never, listener: never) => {
      const subscription = { name, listener, end: this.#client.on(name, listener) };
      this.#subscriptions.add(subscription);
      return () => {
        this.#subscriptions.delete(subscription);
        subscription.end();
      };
    };
    this.workbench = { ...Object.fromEntries(calls.map((name) => [name, delegate(name)])), on } as unknown as Workbench;
  }

  /** why the service does not answer; undefined while it does */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** Opens a new wire. If that fails, `lost` is set again. */
  reconnect(): void {
    const before = this.#wire;
    this.#lost = undefined;
    this.#client = this.#connect();
    // Pending calls on the old wire reject, and its end is no longer reported.
    before?.close();
    for (const subscription of this.#subscriptions) subscription.end = this.#client.on(subscription.name, subscription.listener);
  }

  #connect(): Workbench {
    const wire = this.#openWire();
    this.#wire = wire;
    const client = connectClient(workbenchContract, wire, this.#onProtocolError);
    wire.onClose((reason) => {
      if (this.#wire === wire) this.#lost = reason;
    });
    return client;
  }
}
