import { BenchError } from "../foundation/bench-error.ts";
import { messageNotUnderstood, unexpected } from "../errors/contract-errors.ts";
import type { Contract, EmitOf, HandlersOf } from "./contract.ts";
import { requireBounded } from "./bounded-frame.ts";
import { requestFrame, type RequestFrame, type ServiceFrame } from "./frames.ts";
import type { Wire } from "./wire.ts";

/**
 * Serves a contract on a wire: every request is checked, passed to its handler and answered with the handler's result or
 * its error. A message that is no request closes the wire, since no correct client sends one.
 *
 * @param implement receives the function that emits events and returns the handlers
 * @param onUnexpected called with errors that are not a BenchError: faults of this program
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
      // A payload that the wire cannot carry must not throw into the code that emits the event.
      onUnexpected(error);
    }
  });

  wire.onFrame((received) => {
    const frame = requestIn(received);
    if (frame === undefined) return wire.close();
    const { id, name, args } = frame;
    // A reply that the wire cannot carry, for instance because it is nested too deep, is answered with an error.
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
    // hasOwn, because a request may name an inherited property such as "toString".
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
