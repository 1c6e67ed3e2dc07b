import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { previewTooSlow } from "../../src-shared/errors/preview-errors.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { PredictedProtocol, Preview, PreviewAnswer, PreviewMessage, PreviewRequest } from "./preview.ts";

/** A thread that simulates previews. */
export interface PreviewThread {
  post(message: PreviewMessage): void;
  terminate(): void;
}

/** Starts a preview thread. It reports each answer, and its own failure. */
export type StartThread = (answered: (answer: PreviewAnswer) => void, broke: (reason: string) => void) => PreviewThread;

/** Starts a timer. @returns a function that cancels it */
export type Alarm = (perform: () => void, ms: number) => () => void;

/** What the page wants a preview of: see `PreviewRequest`. */
interface Wish extends Omit<PreviewRequest, "plan"> {
  readonly plan: Plan;
}

/** What was asked for, and of which protocol. */
interface Answered extends Wish {
  /** of the plan */
  readonly protocol: ResolvedProtocol;
}
export interface ShownPreview extends Answered {
  readonly preview: Preview;
}
export interface ShownPrediction extends Answered {
  readonly prediction: PredictedProtocol;
}

/** ms after which an unresponsive thread is terminated and replaced; a thread that starts has longer */
const answerLimit = 2000;
const startLimit = 5000;

const clockAlarm: Alarm = (perform, ms) => {
  const timer = setTimeout(perform, ms);
  return () => clearTimeout(timer);
};

/**
 * Preview of the selected protocol, simulated in a thread while the user types. At most one request is in flight; of later ones only the newest
 * is kept. Answers therefore arrive in order, and an old one never replaces a newer one. Where the usual preview does not come in
 * time, a small one is asked for.
 */
export class PreviewState {
  #shown: ShownPreview | undefined = $state.raw();
  #predicted: ShownPrediction | undefined = $state.raw();
  #error: BenchError | undefined = $state.raw();
  #outdated = $state(false);
  readonly #start: StartThread;
  readonly #alarm: Alarm;
  #thread: PreviewThread | undefined;
  #underWay: { readonly id: number; readonly request: Wish; readonly callOff: () => void } | undefined;
  #waiting: Wish | undefined;
  #failed: Wish | undefined;
  #lastId = 0;

  constructor(start: StartThread, alarm: Alarm = clockAlarm) {
    this.#start = start;
    this.#alarm = alarm;
  }

  /** the newest preview; undefined before the first */
  get shown(): ShownPreview | undefined {
    return this.#shown;
  }
  /** the newest prediction, which comes before its preview, and also where that does not come */
  get predicted(): ShownPrediction | undefined {
    return this.#predicted;
  }
  /** error of the newest request, if it failed */
  get error(): BenchError | undefined {
    return this.#error;
  }
  /** Whether `shown` is not what was asked for last: that failed, or came too late and is asked for again in small. */
  get outdated(): boolean {
    return this.#outdated;
  }

  /** @param sweep requested anew only where it is not among those shown */
  show(plan: Plan, setting: number, sweep: number): void {
    const request: Wish = { plan, setting, sweep, size: "usual" };
    if (covers(this.#waiting, request) || (this.#waiting === undefined && covers(this.#underWay?.request, request))) return;
    if (this.#waiting === undefined && this.#underWay === undefined && this.#isShown(request)) return;
    this.#waiting = request;
    this.#next();
  }

  /** Asks again for what failed. */
  retry(): void {
    if (this.#failed === undefined) return;
    this.#waiting = { ...this.#failed, size: "usual" };
    this.#failed = undefined;
    this.#error = undefined;
    this.#next();
  }

  /** Ends the thread; the next `show` starts another. */
  stop(): void {
    this.#underWay?.callOff();
    this.#underWay = undefined;
    this.#waiting = undefined;
    this.#thread?.terminate();
    this.#thread = undefined;
  }

  #isShown(request: Wish): boolean {
    const shown = this.#shown;
    if (shown === undefined || this.#outdated) return false;
    return shown.plan === request.plan && shown.setting === request.setting && shown.preview.sweeps.some(({ sweep }) => sweep === request.sweep);
  }

  #next(): void {
    const request = this.#waiting;
    if (this.#underWay !== undefined || request === undefined) return;
    this.#waiting = undefined;
    const id = ++this.#lastId;
    const limit = this.#thread === undefined ? startLimit : answerLimit;
    this.#underWay = { id, request, callOff: this.#alarm(() => this.#lose(previewTooSlow(request.plan.protocol.name, limit / 1000)), limit) };
    this.#thread ??= this.#start(
      (answer) => this.#answered(answer),
      (reason) => this.#lose(unexpected(reason)),
    );
    this.#thread.post({ id, request: { ...request, plan: request.plan.data } });
  }

  #answered(answer: PreviewAnswer): void {
    if (answer.id !== this.#underWay?.id) return;
    const { request, callOff } = this.#underWay;
    const { protocol } = request.plan;
    if ("prediction" in answer) {
      this.#predicted = { ...request, protocol, prediction: answer.prediction };
      return;
    }
    callOff();
    this.#underWay = undefined;
    if ("preview" in answer) {
      this.#predicted = { ...request, protocol, prediction: answer.preview };
      this.#shown = { ...request, protocol, preview: answer.preview };
      this.#error = undefined;
      this.#outdated = false;
    } else {
      this.#fail(request, BenchError.fromJson(answer.error));
    }
    this.#next();
  }

  /** Replaces a thread that hangs or failed. What it was at is asked for once more, in small, unless something newer waits. */
  #lose(error: BenchError): void {
    const lost = this.#underWay?.request;
    const waiting = this.#waiting;
    this.stop();
    this.#outdated = true;
    if (waiting !== undefined) this.#waiting = waiting;
    else if (lost?.size === "usual") this.#waiting = { ...lost, size: "small" };
    else this.#fail(lost, error);
    this.#next();
  }

  #fail(request: Wish | undefined, error: BenchError): void {
    this.#failed = request;
    this.#error = error;
    this.#outdated = true;
  }
}

function covers(known: Wish | undefined, request: Wish): boolean {
  return known !== undefined && known.plan === request.plan && known.setting === request.setting && known.sweep === request.sweep;
}
