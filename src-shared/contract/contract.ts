import type { z } from "zod";

/** One call: the schemas of its arguments and its reply, each checked by the receiver. */
export interface Call<Args extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  readonly args: Args;
  readonly reply: Reply;
}

/** Every call and event of a service, by name. */
export interface Contract {
  readonly calls: Readonly<Record<string, Call>>;
  /** schema of each event's payload */
  readonly events: Readonly<Record<string, z.ZodType>>;
}

export function call<Args extends z.ZodType, Reply extends z.ZodType>(args: Args, reply: Reply): Call<Args, Reply> {
  return { args, reply };
}

export type CallName<C extends Contract> = keyof C["calls"] & string;
export type EventName<C extends Contract> = keyof C["events"] & string;
export type ArgsOf<C extends Contract, K extends CallName<C>> = z.output<C["calls"][K]["args"]>;
export type ReplyOf<C extends Contract, K extends CallName<C>> = z.output<C["calls"][K]["reply"]>;
export type PayloadOf<C extends Contract, K extends EventName<C>> = z.output<C["events"][K]>;

/** The interface that a service implements: one function per call. */
export type HandlersOf<C extends Contract> = { readonly [K in CallName<C>]: (args: ArgsOf<C, K>) => Promise<ReplyOf<C, K>> };

/** Sends an event to the client. */
export type EmitOf<C extends Contract> = <K extends EventName<C>>(name: K, payload: PayloadOf<C, K>) => void;

/** The client's view of a service. */
export type ClientOf<C extends Contract> = HandlersOf<C> & {
  /** Subscribes to an event. @returns a function that unsubscribes */
  readonly on: <K extends EventName<C>>(name: K, listener: (payload: PayloadOf<C, K>) => void) => () => void;
};
