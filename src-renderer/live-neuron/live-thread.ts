import type { LiveAnswer, LiveRequest } from "../../src-shared/live/live-messages.ts";
import type { LiveMoment, LivePiece } from "../../src-shared/live/live-piece.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/** A thread that runs a live neuron. */
export interface LiveThread {
  post(request: LiveRequest): void;
  terminate(): void;
}
export type StartLiveThread = (answered: (answer: LiveAnswer) => void) => LiveThread;

/** Somebody who follows what a live neuron does. */
export interface LiveWatcher {
  /** Something else than the current was changed: what comes from the next stretch on belongs to it. */
  readonly touched: (plan: Plan) => void;
  /** The current was changed: what comes next belongs to it, in the same stretch. */
  readonly steered: (plan: Plan) => void;
  /** The neuron is at its start again. */
  readonly restarted: (plan: Plan) => void;
  readonly came: (pieces: readonly LivePiece[], moment: LiveMoment) => void;
}
