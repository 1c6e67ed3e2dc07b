import { connectClient } from "../../src-shared/contract/client.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { workbenchContract, type Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";

type CallName = keyof typeof workbenchContract.calls;

/** Calls that only read results. While the connection is lost they wait for the next one, so that what is looked at fills by itself. */
const patient: ReadonlySet<CallName> = new Set<CallName>(["readSpikes", "readTrace", "readDistributions"]);

/** Connection to the service that survives lost wires: callers keep using `workbench` after a reconnect. */
export class Connection {
  readonly workbench: Workbench;
  #lost: string | undefined = $state();
  #wire: Wire | undefined;
  #client: Workbench;
  readonly #openWire: () => Wire;
  readonly #onProtocolError: (error: BenchError) => void;
  /** resolves once the connection is there; replaced when it is lost */
  #there: Promise<void> = Promise.resolve();
  #arrive: (() => void) | undefined;
  readonly #subscriptions = new Set<{ readonly name: never; readonly listener: never; end: () => void }>();

  constructor(openWire: () => Wire, onProtocolError: (error: BenchError) => void) {
    this.#openWire = openWire;
    this.#onProtocolError = onProtocolError;
    this.#client = this.#connect();
    const calls = Object.keys(workbenchContract.calls) as CallName[];
    const delegate = (name: CallName) => (args: never) => (patient.has(name) ? this.#askPatiently(name, args) : this.#client[name](args));
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

  /**
   * Opens a new wire. The connection counts as lost until the service has answered and everything is restored.
   *
   * @param restore what has to be asked before anything else
   * @returns whether the service answered
   * @throws what `restore` throws; the connection is there all the same
   */
  async reconnect(restore: () => Promise<void> = () => Promise.resolve()): Promise<boolean> {
    this.#wait();
    const before = this.#wire;
    this.#client = this.#connect();
    const wire = this.#wire;
    // Pending calls on the old wire reject, and its end is no longer reported.
    before?.close();
    for (const subscription of this.#subscriptions) subscription.end = this.#client.on(subscription.name, subscription.listener);
    try {
      await this.#client.hello({});
      await restore();
    } catch (error) {
      if (isLoss(error)) return false;
      if (this.#wire === wire) this.#found();
      throw error;
    }
    if (this.#wire === wire) this.#found();
    return this.#wire === wire;
  }

  async #askPatiently(name: CallName, args: never): Promise<unknown> {
    for (;;) {
      await this.#there;
      try {
        return await this.#client[name](args);
      } catch (error) {
        if (!isLoss(error)) throw error;
      }
    }
  }

  #wait(): void {
    if (this.#arrive === undefined) this.#there = new Promise((resolve) => (this.#arrive = resolve));
  }

  #found(): void {
    this.#lost = undefined;
    this.#arrive?.();
    this.#arrive = undefined;
  }

  #connect(): Workbench {
    const wire = this.#openWire();
    this.#wire = wire;
    const client = connectClient(workbenchContract, wire, this.#onProtocolError);
    wire.onClose((reason) => {
      if (this.#wire !== wire) return;
      this.#lost = reason;
      this.#wait();
    });
    return client;
  }
}

function isLoss(error: unknown): boolean {
  return error instanceof BenchError && error.code === "connection-lost";
}
