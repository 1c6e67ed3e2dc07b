import type { PortTarget } from "../../src-shared/contract/desktop-bridge.ts";
import type { OwnPages } from "./own-pages.ts";

/** The frame that sent a message, as Electron describes it. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** Whether a frame may have a port: it must be the main frame, show the bench's own page, and ask for a known target. */
export function mayHavePort(pages: OwnPages, frame: SenderFrame | null, to: unknown): to is PortTarget {
  return frame !== null && frame.parent === null && frame.origin === pages.origin && (to === "service" || to === "desktop");
}
