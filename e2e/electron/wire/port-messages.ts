/** Identifies one end of a channel in all processes. */
export type PortId = string;

/** A message in the queue of a port. */
export interface PostedMessage {
  readonly body: Uint8Array;
  readonly ports: readonly PortId[];
}

/** A port in transit to another process, with its queued messages. */
export interface MovedPort {
  readonly id: PortId;
  readonly waiting: readonly PostedMessage[];
}

/** Messages between a port and the switchboard, in both directions. */
export type PortTraffic =
  | { readonly kind: "posted"; readonly port: PortId; readonly body: Uint8Array; readonly ports: readonly PortId[] }
  | { readonly kind: "closed"; readonly port: PortId };
