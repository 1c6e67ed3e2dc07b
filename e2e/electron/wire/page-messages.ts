import type { PortId, PortTraffic } from "./port-messages.ts";

/** A file that a test is about to drop on a page. */
export interface DroppedFile {
  readonly name: string;
  /** bytes */
  readonly size: number;
  /** ms since 1970 */
  readonly lastModified: number;
  readonly path: string;
}

/** Messages from the isolated world of a page to the main process. `url` is the page's current address. */
export type FromPage =
  | { readonly kind: "here"; readonly url: string }
  | { readonly kind: "sent"; readonly url: string; readonly channel: string; readonly args: Uint8Array }
  | { readonly kind: "title"; readonly title: string }
  | PortTraffic;

/** Messages from the main process to the isolated world of a page. */
export type ToPage =
  | { readonly kind: "sent"; readonly channel: string; readonly args: Uint8Array; readonly ports: readonly PortId[] }
  | { readonly kind: "file"; readonly file: DroppedFile }
  | PortTraffic;

/** Parameters of the scripts that every document runs first. */
export interface PageStart {
  /** address of the socket to the main process */
  readonly socket: string;
  /** only the stand-in's scripts in the two worlds know it */
  readonly secret: string;
}
