import { BenchError } from "../foundation/bench-error.ts";
import { connectionLost, messageNotUnderstood } from "../errors/contract-errors.ts";
import type { CallName, ClientOf, Contract, EventName } from "./contract.ts";
import { serviceFrame } from "./frames.ts";
import type { Wire } from "./wire.ts";

interface Pending {
  readonly name: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: BenchError) => void;
}

/**
 * The typed client of a contract. Replies and events are checked as they arrive; when the wire closes, every pending call and
 * every later one fails with `connection-lost`.
 *
 * @param onProtocolError called with messages that do not fit the contract: a fault of the other side
 */
export function connectClient<C extends Contract>(contract: C, wire: Wire, onProtocolError: (error: BenchError) => void): ClientOf<C> {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let nextId = 0;
  let lost: string | undefined;

  wire.onFrame((received) => {
    const frame = serviceFrame.safeParse(received);
    if (!frame.success) return onProtocolError(messageNotUnderstood("a message", frame.error.message));
    if (frame.data.kind === "event") return receiveEvent(frame.data.name, frame.data.payload);
    const waiting = pending.get(frame.data.id);
    if (waiting === undefined) return onProtocolError(messageNotUnderstood("a reply", "nothing was asked under its number"));
    pending.delete(frame.data.id);
    if (frame.data.kind === "failure") return waiting.reject(BenchError.fromJson(frame.data.error));
    const value = contract.calls[waiting.name]!.reply.safeParse(frame.data.value);
    if (value.success) waiting.resolve(value.data);
    else waiting.reject(messageNotUnderstood(`the reply to ${waiting.name}`, value.error.message));
  });

  wire.onClose((reason) => {
    lost = reason;
    for (const { reject } of pending.values()) reject(connectionLost(reason));
    pending.clear();
  });

  function receiveEvent(name: string, received: unknown): void {
    if (!Object.hasOwn(contract.events, name)) return onProtocolError(messageNotUnderstood("an event", `there is none named ${name}`));
    const payload = contract.events[name]!.safeParse(received);
    if (!payload.success) return onProtocolError(messageNotUnderstood(`the event ${name}`, payload.error.message));
    for (const listener of listeners.get(name) ?? []) listener(payload.data);
  }

  function request(name: string, args: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (lost !== undefined) return reject(connectionLost(lost));
      const id = nextId++;
      pending.set(id, { name, resolve, reject });
      wire.send({ kind: "request", id, name, args });
    });
  }

  const names = Object.keys(contract.calls) as CallName<C>[];
  const calls = Object.fromEntries(names.map((name) => [name, (args: unknown) => request(name, args)]));
  const on = (name: EventName<C>, listener: (payload: never) => void): (() => void) => {
    const ofEvent = listeners.get(name) ?? new Set();
    listeners.set(name, ofEvent.add(listener as (payload: unknown) => void));
    return () => ofEvent.delete(listener as (payload: unknown) => void);
  };
  return { ...calls, on } as unknown as ClientOf<C>;
}
