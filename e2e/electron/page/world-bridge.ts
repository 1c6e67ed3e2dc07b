// Messages between the two worlds of a page. The worlds share a document, and Chromium copies the detail of a CustomEvent from one world to
// the other. dispatchEvent is synchronous, so a call has its result when it returns.

/** Description of an exposed object: functions by number, other values as copies. */
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

/** Event names of one page; the secret keeps the page from forging them. */
export const eventsOf = (secret: string) => ({ expose: `expose-${secret}`, ready: `ready-${secret}`, call: `call-${secret}`, answer: `answer-${secret}` }) as const;
