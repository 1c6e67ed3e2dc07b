import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";

// What the main process and the process of the service say to each other. Results are not among it: they go from the service
// to the window, over a port of the window's own.

export type ToService =
  /** with the port of a window that has come */
  | { readonly kind: "window" }
  /** with the port of the simulations that were asked for */
  | { readonly kind: "simulation"; readonly id: number }
  | { readonly kind: "simulation-ended"; readonly id: number; readonly reason: string }
  /** Put away what is unsaved, and end. */
  | { readonly kind: "close" };

export type FromService =
  | { readonly kind: "start-simulation"; readonly id: number }
  | { readonly kind: "end-simulation"; readonly id: number }
  /** a fault of the program that no call of a window has led to */
  | { readonly kind: "fault"; readonly error: BenchErrorJson };
