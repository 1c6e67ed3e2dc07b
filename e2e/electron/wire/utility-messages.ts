import type { MovedPort, PortId, PortTraffic } from "./port-messages.ts";

/** Messages to a utility process. */
export type ToUtility = { readonly kind: "message"; readonly body: Uint8Array; readonly ports: readonly PortId[] } | PortTraffic;

/** Messages from a utility process. */
export type FromUtility =
  | { readonly kind: "message"; readonly body: Uint8Array }
  | { readonly kind: "posted"; readonly port: PortId; readonly body: Uint8Array; readonly moved: readonly MovedPort[] }
  | { readonly kind: "closed"; readonly port: PortId };
