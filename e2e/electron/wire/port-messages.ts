/** Of one end of a channel, in all processes. */
export type PortId = string;

/** What waits at a port for its listener. */
export interface PostedMessage {
  readonly body: Uint8Array;
  readonly ports: readonly PortId[];
}

/** A port on its way to another process, with what waited there. */
export interface MovedPort {
  readonly id: PortId;
  readonly waiting: readonly PostedMessage[];
}

/** What a port tells the switchboard, and the switchboard a port elsewhere. */
export type PortTraffic =
  | { readonly kind: "posted"; readonly port: PortId; readonly body: Uint8Array; readonly ports: readonly PortId[] }
  | { readonly kind: "closed"; readonly port: PortId };
