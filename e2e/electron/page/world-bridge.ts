// How the two worlds of a page speak to each other: they share a document, and Chromium copies what an event carries from one world
// to the other. Events are handled at once, so that a call has its result when it returns.

/** An object of the preload script as the page gets it: functions by number, everything else copied. */
export type ExposedShape = { readonly function: number } | { readonly object: Readonly<Record<string, ExposedShape>> } | { readonly value: unknown };

export interface Exposed {
  readonly name: string;
  readonly shape: ExposedShape;
}

export interface BridgeCall {
  readonly function: number;
  readonly args: readonly unknown[];
}

export type BridgeAnswer = { readonly value: unknown } | { readonly error: string };

/** Names of the events of one page. */
export const eventsOf = (secret: string) => ({ expose: `expose-${secret}`, ready: `ready-${secret}`, call: `call-${secret}`, answer: `answer-${secret}` }) as const;
