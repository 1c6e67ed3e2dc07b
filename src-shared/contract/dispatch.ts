import { BenchError } from "../foundation/bench-error.ts";
import { messageNotUnderstood, unexpected } from "../errors/contract-errors.ts";
import type { Contract, EmitOf, HandlersOf } from "./contract.ts";
import { requireBounded } from "./bounded-frame.ts";
import { requestFrame, type RequestFrame, type ServiceFrame } from "./frames.ts";
import type { Wire } from "./wire.ts";

/**
 * Serve a contract on a wire: every request is checked, handed to its handler and answered, with what the handler gives or with
 * its error. What is no request at all closes the wire: no honest client sends such a thing.
 *
 * @param implement gets the way to emit events and gives the handlers
 * @param onUnexpected told of errors that are not meant for people: faults of this program
 */
export function serveContract<C extends Contract>(
  contract: C,
  wire: Wire,
  implement: (emit: EmitOf<C>) => HandlersOf<C>,
  onUnexpected: (error: unknown) => void,
): void {
  const send = (frame: ServiceFrame): void => wire.send(frame);
  const handlers = implement((name, payload) => {
    try {
      send({ kind: "event", name, payload });
    } catch (error) {
      // Whoever tells of something goes on with it, whether the wire can carry the news or not.
      onUnexpected(error);
    }
  });

  wire.onFrame((received) => {
    const frame = requestIn(received);
    if (frame === undefined) return wire.close();
    const { id, name, args } = frame;
    // What the wire cannot carry, because it is nested too deep for instance, is answered too.
    void answer(name, args)
      .then((value) => send({ kind: "reply", id, value }))
      .catch((error: unknown) => send({ kind: "failure", id, error: forPeople(error).toJSON() }));
  });

  function requestIn(received: unknown): RequestFrame | undefined {
    try {
      requireBounded(received);
    } catch {
      return undefined;
    }
    return requestFrame.safeParse(received).data;
  }

  async function answer(name: string, received: unknown): Promise<unknown> {
    // "toString" is a name too.
    if (!Object.hasOwn(contract.calls, name)) throw messageNotUnderstood("a call", `there is none named ${name}`);
    const args = contract.calls[name]!.args.safeParse(received);
    if (!args.success) throw messageNotUnderstood(`the call ${name}`, args.error.message);
    const handler = handlers[name as keyof typeof handlers] as (args: unknown) => Promise<unknown>;
    return await handler(args.data);
  }

  function forPeople(error: unknown): BenchError {
    if (error instanceof BenchError) return error;
    onUnexpected(error);
    return unexpected(error);
  }
}
