import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { LiveAnswer, LiveRequest } from "../../src-shared/live/live-messages.ts";
import { readLive, type LiveParameters } from "../../src-shared/live/live-parameters.ts";
import type { LiveMoment, LivePiece } from "../../src-shared/live/live-piece.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { LiveThread, LiveWatcher, StartLiveThread } from "./live-thread.ts";
import { SampleRing } from "./sample-ring.ts";

/** Slow motion and fast, against the clock on the wall. */
export const speeds = { least: 0.01, most: 10 } as const;
/** ms on the wall: a frame that comes later than this is a pause, which is not caught up with */
const longestFrame = 50;
/** Steps that one frame asks for at most. */
const mostSteps = 20_000;
/** Steps in which the next spike is looked for at once, and how often: 1,000 s at a dt of 0.1 ms. */
const spikeSearch = { steps: 20_000, rounds: 500 } as const;
/** Spikes of the stretch that are remembered to be copied. */
const mostCopied = 100_000;

/**
 * The state of one live neuron on a page, which needs nothing of the bench: start values and a thread. It is driven by `frame`, which a
 * component calls once for each frame that it draws; without frames nothing is simulated.
 */
export class LiveState {
  /** as they are typed; in force unless there are problems */
  wanted: LiveParameters = $state.raw()!;
  /** what is wrong with `wanted`; the neuron goes on with the last parameters that were right */
  problems: readonly BenchError[] = $state.raw([]);
  running = $state(true);
  /** of the wall's time */
  speed = $state(0.1);
  /** current that a pulse adds, in the unit of the level */
  pulse = $state(100);
  pulsing = $state(false);
  moment: LiveMoment = $state.raw({ time: 0, V: 0, rest: 0, stretchLength: 0 });
  /** grows with everything that came: whoever draws reads it */
  came = $state(0);
  /** why the thread stopped */
  broken: string | undefined = $state();
  readonly ring = new SampleRing();

  readonly #startThread: StartLiveThread;
  #thread: LiveThread | undefined;
  #inForce: LiveParameters = $state.raw()!;
  #plan: Plan = $state.raw()!;
  #start: LiveParameters;
  readonly #watchers = new Set<LiveWatcher>();
  #isWaiting = false;
  /** new starts that the thread has not come to */
  #anew = 0;
  #lastFrame: number | undefined;
  /** part of a step that the frames before have left */
  #left = 0;
  #searching = 0;
  #keeping: { resolve: (protocol: Protocol) => void; reject: (error: unknown) => void } | undefined;
  #stretchSpikes: number[] = [];
  #stretch: number | undefined;
  /** whether the pulse has to be seen for a frame before it may end */
  #isPulseFresh = false;
  #pulseEnds = false;

  /** @throws BenchError if the parameters are not sound */
  constructor(start: LiveParameters, startThread: StartLiveThread) {
    this.#startThread = startThread;
    this.#start = start;
    this.#take(start);
  }

  /** What the neuron is and what flows, as a plan of one step. */
  get plan(): Plan {
    return this.#plan;
  }
  /** what is in force, a pulse included */
  get parameters(): LiveParameters {
    return this.#inForce;
  }
  /** what a reset of a value restores */
  get start(): LiveParameters {
    return this.#start;
  }
  /** Spikes of the first neuron in the present stretch, ms from its start, to the bit. */
  get stretchSpikes(): readonly number[] {
    return this.#stretchSpikes;
  }

  /** @returns the end of watching */
  watch(watcher: LiveWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Another neuron, at its start. */
  begin(start: LiveParameters): void {
    this.#start = start;
    this.#take(start);
    this.#forget();
    this.#postAnew({ kind: "begin", parameters: this.#inForce });
  }

  /** Change some parameters; they take effect at the next step if all of them together are sound. */
  set(change: Partial<LiveParameters>): void {
    this.wanted = { ...this.wanted, ...change };
    this.#bringIntoForce();
  }

  /** One frame of the page. @param now ms on the wall */
  frame(now: number): void {
    const elapsed = Math.min(now - (this.#lastFrame ?? now), longestFrame);
    this.#lastFrame = now;
    if (!this.running || this.broken !== undefined) return;
    const stepsIn = (time: number): number => (time * this.speed) / this.#inForce.dt;
    this.#left = Math.min(this.#left + stepsIn(elapsed), Math.max(1, stepsIn(longestFrame)), mostSteps);
    const steps = Math.floor(this.#left);
    if (steps < 1 || this.#isWaiting) return;
    this.#left -= steps;
    this.#ask({ kind: "advance", steps });
  }

  /** No frames come for a while: their time is not caught up with. */
  rest(): void {
    this.#lastFrame = undefined;
  }

  toggle(): void {
    this.running = !this.running;
    this.#searching = 0;
    this.rest();
  }

  /** Pause, and one dt on. */
  step(): void {
    this.running = false;
    if (!this.#isWaiting) this.#ask({ kind: "advance", steps: 1 });
  }

  /** Pause after the next spike. */
  toNextSpike(): void {
    this.running = false;
    this.#searching = spikeSearch.rounds;
    if (!this.#isWaiting) this.#search();
  }

  /** To the start, with the noise of the first stretch. */
  reset(): void {
    this.#forget();
    this.#postAnew({ kind: "reset" });
  }

  press(): void {
    if (this.pulsing) return;
    this.pulsing = true;
    this.#isPulseFresh = true;
    this.#pulseEnds = false;
    this.#bringIntoForce();
  }

  release(): void {
    if (!this.pulsing) return;
    // A pulse shorter than a frame would flow for no step.
    if (this.#isPulseFresh) this.#pulseEnds = true;
    else this.#endPulse();
  }

  /** The present stretch as a protocol. @throws BenchError live-nothing-to-keep, live-population-carried-over */
  keep(id: string, name: string): Promise<Protocol> {
    return new Promise((resolve, reject) => {
      this.#keeping = { resolve, reject };
      this.#post({ kind: "keep", id, name });
    });
  }

  destroy(): void {
    this.#thread?.terminate();
    this.#thread = undefined;
    this.#isWaiting = false;
  }

  #take(parameters: LiveParameters): void {
    const { value, problems } = readLive(parameters);
    if (value === undefined) throw problems[0]!;
    this.pulsing = false;
    this.#inForce = parameters;
    this.#plan = value;
    this.problems = [];
    this.wanted = parameters;
  }

  #forget(): void {
    this.ring.clear();
    this.#stretchSpikes = [];
    this.#stretch = undefined;
    this.#searching = 0;
    this.came++;
    for (const { restarted } of this.#watchers) restarted(this.#plan);
  }

  #endPulse(): void {
    this.pulsing = false;
    this.#pulseEnds = false;
    this.#bringIntoForce();
  }

  #bringIntoForce(): void {
    const parameters = this.pulsing ? { ...this.wanted, level: this.wanted.level + this.pulse } : this.wanted;
    const { value, problems } = readLive(parameters);
    this.problems = problems;
    if (value === undefined) return;
    this.#inForce = parameters;
    this.#plan = value;
    if (this.#thread !== undefined) this.#post({ kind: "set", parameters });
    for (const { touched } of this.#watchers) touched(value);
  }

  #ask(request: LiveRequest): void {
    this.#isWaiting = true;
    this.#post(request);
  }

  #post(request: LiveRequest): void {
    if (this.#thread === undefined) {
      this.#thread = this.#startThread((answer) => this.#answered(answer));
      this.#anew = 1;
      this.#thread.post({ kind: "begin", parameters: this.#inForce });
    }
    this.#thread.post(request);
  }

  /** What comes before the answer belongs to the time before. */
  #postAnew(request: LiveRequest): void {
    if (this.#thread === undefined) return;
    this.#anew++;
    this.#thread.post(request);
  }

  #search(): void {
    this.#searching--;
    this.#ask({ kind: "to-spike", mostSteps: spikeSearch.steps });
  }

  #answered(answer: LiveAnswer): void {
    switch (answer.kind) {
      case "advanced":
        return this.#advanced(answer.pieces, answer.moment);
      case "kept":
        return this.#keeping?.resolve(answer.protocol);
      case "refused":
        return this.#keeping?.reject(BenchError.fromJson(answer.error));
      case "broke":
        this.broken = answer.reason;
        this.running = false;
    }
  }

  #advanced(pieces: readonly LivePiece[], moment: LiveMoment): void {
    if (pieces.length === 0) this.#anew--;
    else this.#isWaiting = false;
    if (this.#anew > 0) return;
    this.moment = moment;
    if (pieces.length === 0) return;
    let fired = false;
    for (const { stretch, start, firstStep, dt, V, level, spikeTimes, spikeNeurons } of pieces) {
      if (stretch !== this.#stretch) this.#stretchSpikes = [];
      this.#stretch = stretch;
      this.ring.addSamples(start + firstStep * dt, dt, V, level);
      fired ||= spikeTimes.length > 0;
      spikeTimes.forEach((time, k) => {
        if (spikeNeurons[k] !== 0) return;
        this.ring.addSpike(start + time);
        if (this.#stretchSpikes.length < mostCopied) this.#stretchSpikes.push(time);
      });
    }
    this.came++;
    for (const { came } of this.#watchers) came(pieces, moment);
    this.#isPulseFresh = false;
    if (this.#pulseEnds) this.#endPulse();
    if (fired) this.#searching = 0;
    if (this.#searching > 0) this.#search();
  }
}
