import type { BenchErrorJson } from "../foundation/bench-error.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { LiveParameters } from "./live-parameters.ts";
import type { LiveMoment, LivePiece } from "./live-piece.ts";

/**
 * From the page to the thread of a live neuron. The thread works only when it is asked to, and the page asks for the steps of one frame
 * at a time, never for more before these have come: a page that draws no frames (a hidden tab) leaves the thread idle.
 */
export type LiveRequest =
  /** A neuron at its start; the one before is forgotten. */
  | { readonly kind: "begin"; readonly parameters: LiveParameters }
  /** Takes effect at the next step. The page has checked the parameters (`readLive`). */
  | { readonly kind: "set"; readonly parameters: LiveParameters }
  | { readonly kind: "advance"; readonly steps: number }
  /** Up to the end of the step in which a neuron fires next, or so many steps. */
  | { readonly kind: "to-spike"; readonly mostSteps: number }
  /** To the start, with the noise of the first stretch. */
  | { readonly kind: "reset" }
  | { readonly kind: "keep"; readonly id: string; readonly name: string };

export type LiveAnswer =
  /** To `begin`, `reset`, `advance` and `to-spike`; the arrays of the pieces are transferred. */
  | { readonly kind: "advanced"; readonly pieces: readonly LivePiece[]; readonly moment: LiveMoment }
  | { readonly kind: "kept"; readonly protocol: Protocol }
  /** To `keep`, where there is nothing that a protocol can say. */
  | { readonly kind: "refused"; readonly error: BenchErrorJson }
  /** The thread stopped on a fault of ours; it answers no more. */
  | { readonly kind: "broke"; readonly reason: string };
