import type { Wire } from "../wire.ts";

/** Two ends of a wire within one process: what one sends arrives at the other later, as a copy, in order. */
export function wirePair(): { readonly client: Wire; readonly service: Wire; readonly cut: (reason: string) => void } {
  const frames: Record<"client" | "service", (frame: unknown) => void> = { client: () => undefined, service: () => undefined };
  const closed: ((reason: string) => void)[] = [];
  let cutReason: string | undefined;
  const cut = (reason: string): void => {
    if (cutReason !== undefined) return;
    cutReason = reason;
    for (const listener of closed) listener(reason);
  };
  const end = (other: "client" | "service", own: "client" | "service"): Wire => ({
    send(frame) {
      const copy = structuredClone(frame);
      if (cutReason === undefined) queueMicrotask(() => frames[other](copy));
    },
    onFrame: (listener) => void (frames[own] = listener),
    onClose: (listener) => void closed.push(listener),
    close: () => cut("closed"),
  });
  return { client: end("service", "client"), service: end("client", "service"), cut };
}
