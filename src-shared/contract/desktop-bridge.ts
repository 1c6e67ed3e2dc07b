// What the sandboxed preload script, the page and the main process agree on. No schema library may be imported here: the
// preload is one small file.

/** Name under which the page finds what the preload hands to it. */
export const bridgeName = "rheobaseDesktop";

/** Channel on which a page asks the main process for a port, and on which the port comes. */
export const portChannel = "rheobase:port";

/** Whom a port leads to: the service behind the bench, in a process of its own, or the main process. */
export type PortTarget = "service" | "desktop";

/** What a page is told, with the port, by `window.postMessage`. */
export interface PortMessage {
  readonly kind: typeof portChannel;
  readonly to: PortTarget;
}
