import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { previewTooSlow } from "../../src-shared/errors/preview-errors.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { Preview, PreviewAnswer, PreviewMessage, PreviewRequest } from "./preview.ts";

/** A thread that simulates previews. */
export interface PreviewThread {
  post(message: PreviewMessage): void;
  terminate(): void;
}

/** Starts a preview thread. It reports each answer, and its own failure. */
export type StartThread = (answered: (answer: PreviewAnswer) => void, broke: (reason: string) => void) => PreviewThread;

/** Starts a timer. @returns a function that cancels it */
export type Alarm = (perform: () => void, ms: number) => () => void;

/** The page's current request for a preview: see `PreviewRequest`. */
interface Wish extends Omit<PreviewRequest, "plan"> {
  readonly plan: Plan;
}

/** A preview and its request. */
export interface ShownPreview extends Wish {
  /** of the plan */
  readonly protocol: ResolvedProtocol;
  readonly preview: Preview;
}

/** ms after which an unresponsive thread is terminated and replaced */
const answerLimit = 2000;

const clockAlarm: Alarm = (perform, ms) => {
  const timer = setTimeout(perform, ms);
  return () => clearTimeout(timer);
};

/**
 * Preview of the selected protocol, simulated in a thread while the user types. At most one request is in flight; of later ones only the newest
 * is kept. Answers therefore arrive in order, and an old one never replaces a newer one.
 */
export class PreviewState {
  #shown: ShownPreview | undefined = $state.raw();
  #error: BenchError | undefined = $state.raw();
  readonly #start: StartThread;
  readonly #alarm: Alarm;
  #thread: PreviewThread | undefined;
  #underWay: { readonly id: number; readonly request: Wish; readonly callOff: () => void } | undefined;
  #waiting: Wish | undefined;
  #lastId = 0;

  constructor(start: StartThread, alarm: Alarm = clockAlarm) {
    this.#start = start;
    this.#alarm = alarm;
  }

  /** the newest answer; undefined before the first */
  get shown(): ShownPreview | undefined {
    return this.#shown;
  }
  /** error of the newest request, if it failed */
  get error(): BenchError | undefined {
    return this.#error;
  }

  /** @param sweep requested anew only where it is not among those shown */
  show(plan: Plan, noise: number, sweep: number): void {
    const request = { plan, noise, sweep };
    if (this.#covers(this.#waiting, request) || (this.#waiting === undefined && this.#covers(this.#underWay?.request, request))) return;
    if (this.#waiting === undefined && this.#underWay === undefined && this.#isShown(request)) return;
    this.#waiting = request;
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

  #covers(known: Wish | undefined, request: Wish): boolean {
    return known !== undefined && known.plan === request.plan && known.noise === request.noise && known.sweep === request.sweep;
  }

  #isShown(request: Wish): boolean {
    const shown = this.#shown;
    return shown !== undefined && shown.plan === request.plan && shown.noise === request.noise && shown.preview.sweeps.some(({ sweep }) => sweep === request.sweep);
  }

  #next(): void {
    const request = this.#waiting;
    if (this.#underWay !== undefined || request === undefined) return;
    this.#waiting = undefined;
    const id = ++this.#lastId;
    this.#underWay = { id, request, callOff: this.#alarm(() => this.#lose(previewTooSlow(request.plan.protocol.name, answerLimit / 1000)), answerLimit) };
    this.#thread ??= this.#start(
      (answer) => this.#answered(answer),
      (reason) => this.#lose(unexpected(reason)),
    );
    this.#thread.post({ id, request: { ...request, plan: request.plan.data } });
  }

  #answered(answer: PreviewAnswer): void {
    if (answer.id !== this.#underWay?.id) return;
    const { request, callOff } = this.#underWay;
    callOff();
    this.#underWay = undefined;
    if ("preview" in answer) {
      this.#shown = { ...request, protocol: request.plan.protocol, preview: answer.preview };
      this.#error = undefined;
    } else {
      this.#error = BenchError.fromJson(answer.error);
    }
    this.#next();
  }

  /** Replaces a thread that hangs or failed. Its request is not repeated. */
  #lose(error: BenchError): void {
    const waiting = this.#waiting;
    this.stop();
    this.#error = error;
    this.#waiting = waiting;
    this.#next();
  }
}
