import { bridgeName, portChannel, type PortMessage, type PortTarget } from "../../src-shared/contract/desktop-bridge.ts";

/** What the preload script of the desktop host gives to the page. */
export interface DesktopBridge {
  /** Ask for a port; it comes as a message of the window. */
  readonly connect: (to: PortTarget) => void;
  /** Absolute path of a file that was dropped or chosen; "" where it lies on no disk. */
  readonly pathOf: (file: File) => string;
}

declare global {
  interface Window {
    readonly [bridgeName]?: DesktopBridge;
  }
}

/** A port of its own to the service or to the main process. */
export function portTo(bridge: DesktopBridge, to: PortTarget): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>): void => {
      const { source, data, ports } = event;
      const [port] = ports;
      if (source !== window || port === undefined || !isPortMessage(data) || data.to !== to) return;
      // Who asked for another to the same waits for the next.
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
