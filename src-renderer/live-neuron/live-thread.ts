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
  /** Something was changed; it is in force in one of the next pieces. */
  readonly touched: (plan: Plan) => void;
  /** The neuron is at its start again. */
  readonly restarted: (plan: Plan) => void;
  readonly came: (pieces: readonly LivePiece[], moment: LiveMoment) => void;
}
