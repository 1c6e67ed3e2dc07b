import type { z } from "zod";

/** One call: what goes there and what comes back, each checked where it arrives. */
export interface Call<Args extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  readonly args: Args;
  readonly reply: Reply;
}

/** Every call and event of a service, by name. */
export interface Contract {
  readonly calls: Readonly<Record<string, Call>>;
  /** schemas of what each event carries */
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

/** What a service implements: one function per call. */
export type HandlersOf<C extends Contract> = { readonly [K in CallName<C>]: (args: ArgsOf<C, K>) => Promise<ReplyOf<C, K>> };

/** How a service tells its other side of an event. */
export type EmitOf<C extends Contract> = <K extends EventName<C>>(name: K, payload: PayloadOf<C, K>) => void;

/** What the other side of a service sees. */
export type ClientOf<C extends Contract> = HandlersOf<C> & {
  /** @returns stops listening */
  readonly on: <K extends EventName<C>>(name: K, listener: (payload: PayloadOf<C, K>) => void) => () => void;
};
