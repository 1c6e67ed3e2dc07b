// Names shared by the sandboxed preload script, the page and the main process. No schema library may be imported here, because the
// preload script must stay one small file.

/** Name of the global that the preload script exposes to the page. */
export const bridgeName = "rheobaseDesktop";

/** Channel on which a page requests a port from the main process and receives it. */
export const portChannel = "rheobase:port";

/** Target of a port: the service's process or the main process. */
export type PortTarget = "service" | "desktop";

/** Message that carries a port to the page, by `window.postMessage`. */
export interface PortMessage {
  readonly kind: typeof portChannel;
  readonly to: PortTarget;
}
