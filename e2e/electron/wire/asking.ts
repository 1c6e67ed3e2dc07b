// Remote calls between two processes.

export type Calls = Readonly<Record<string, (args: never) => unknown>>;

type ArgsOf<C extends Calls, K extends keyof C> = Parameters<C[K]>[0];

export type Handlers<C extends Calls> = { readonly [K in keyof C]: (args: ArgsOf<C, K>) => ReturnType<C[K]> | Promise<Awaited<ReturnType<C[K]>>> };

type Sent =
  | { readonly kind: "question"; readonly id: number; readonly name: string; readonly args: unknown }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly message: string };

/** One side of the connection: it answers calls with `mine`, and calls `Theirs` on the other side. */
export class Asking<Theirs extends Calls> {
  readonly #send: (message: Sent) => void;
  readonly #mine: Readonly<Record<string, (args: never) => unknown>>;
  readonly #pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #nextId = 0;
  #ended: string | undefined;

  constructor(send: (message: unknown) => void, mine: Readonly<Record<string, (args: never) => unknown>>) {
    this.#send = send;
    this.#mine = mine;
  }

  async ask<K extends keyof Theirs & string>(name: K, args: ArgsOf<Theirs, K>): Promise<Awaited<ReturnType<Theirs[K]>>> {
    const value = await new Promise<unknown>((resolve, reject) => {
      if (this.#ended !== undefined) return reject(new Error(this.#ended));
      const id = this.#nextId++;
      this.#pending.set(id, { resolve, reject });
      this.#send({ kind: "question", id, name, args });
    });
    return value as Awaited<ReturnType<Theirs[K]>>;
  }

  receive(message: unknown): void {
    const sent = message as Sent;
    if (sent.kind === "question") return void this.#answer(sent.id, sent.name, sent.args);
    const waiting = this.#pending.get(sent.id);
    this.#pending.delete(sent.id);
    if (sent.kind === "answer") waiting?.resolve(sent.value);
    else waiting?.reject(new Error(sent.message));
  }

  /** Reject all pending and future calls with `why`, because the other side has ended. */
  end(why: string): void {
    this.#ended = why;
    for (const { reject } of this.#pending.values()) reject(new Error(why));
    this.#pending.clear();
  }

  async #answer(id: number, name: string, args: unknown): Promise<void> {
    try {
      const value = await this.#mine[name]!(args as never);
      if (this.#ended === undefined) this.#send({ kind: "answer", id, value });
    } catch (error) {
      if (this.#ended === undefined) this.#send({ kind: "failure", id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
}
