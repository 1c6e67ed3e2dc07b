import { bridgeName, portChannel, type PortMessage, type PortTarget } from "../../src-shared/contract/desktop-bridge.ts";

/** The object that the preload script of the desktop host exposes to the page. */
export interface DesktopBridge {
  /** Ask for a port; it comes as a message of the window. */
  readonly connect: (to: PortTarget) => void;
  /** Absolute path of a dropped or chosen file; "" if it is not on a disk. */
  readonly pathOf: (file: File) => string;
}

declare global {
  interface Window {
    readonly [bridgeName]?: DesktopBridge;
  }
}

/** Requests a new port to the service or to the main process. */
export function portTo(bridge: DesktopBridge, to: PortTarget): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>): void => {
      const { source, data, ports } = event;
      const [port] = ports;
      if (source !== window || port === undefined || !isPortMessage(data) || data.to !== to) return;
      // Each port answers one request for its target; other requests wait for the next port.
      event.stopImmediatePropagation();
      window.removeEventListener("message", listen);
      resolve(port);
    };
    window.addEventListener("message", listen);
    bridge.connect(to);
  });
}

function isPortMessage(data: unknown): data is PortMessage {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === portChannel && "to" in data;
}
