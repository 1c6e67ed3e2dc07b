import type { PortTarget } from "../../src-shared/contract/desktop-bridge.ts";
import type { OwnPages } from "./own-pages.ts";

/** The frame that a message of a page came from, as Electron says it. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** Ports are for the page of a window of ours: its outermost frame, with our pages in it, asking for what there is. */
export function mayHavePort(pages: OwnPages, frame: SenderFrame | null, to: unknown): to is PortTarget {
  return frame !== null && frame.parent === null && frame.origin === pages.origin && (to === "service" || to === "desktop");
}
