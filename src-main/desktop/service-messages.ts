import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";

// Messages between the main process and the service's process. Results are not among them: the service sends them
// straight to the window over the window's port.

export type ToService =
  /** carries the port of a new window */
  | { readonly kind: "window" }
  /** carries the port of the simulation process that was requested */
  | { readonly kind: "simulation"; readonly id: number }
  | { readonly kind: "simulation-ended"; readonly id: number; readonly reason: string }
  /** Save drafts and exit. */
  | { readonly kind: "close" };

export type FromService =
  | { readonly kind: "start-simulation"; readonly id: number }
  | { readonly kind: "end-simulation"; readonly id: number }
  /** a fault outside any call of a window */
  | { readonly kind: "fault"; readonly error: BenchErrorJson };
