import type { PortId, PortTraffic } from "./port-messages.ts";

/** A file of the disk that is about to be dropped on a page. */
export interface DroppedFile {
  readonly name: string;
  /** bytes */
  readonly size: number;
  /** ms since 1970 */
  readonly lastModified: number;
  readonly path: string;
}

/** What the isolated world of a page tells the main process. `url` is that of the page, then. */
export type FromPage =
  | { readonly kind: "here"; readonly url: string }
  | { readonly kind: "sent"; readonly url: string; readonly channel: string; readonly args: Uint8Array }
  | { readonly kind: "title"; readonly title: string }
  | PortTraffic;

/** What it is told. */
export type ToPage =
  | { readonly kind: "sent"; readonly channel: string; readonly args: Uint8Array; readonly ports: readonly PortId[] }
  | { readonly kind: "file"; readonly file: DroppedFile }
  | PortTraffic;

/** What the isolated world begins with; the preload script follows it. */
export interface PageStart {
  /** of the socket to the main process */
  readonly socket: string;
  /** known to both worlds of a page and to nobody else */
  readonly secret: string;
}
