import { LiveStatistics } from "../../src-shared/live-figures/live-statistics.ts";
import { RecentSpikes } from "../../src-shared/live-figures/recent-spikes.ts";
import { liveStateOf, type WatchedNeuron } from "../../src-shared/live-figures/watched-neuron.ts";
import type { LiveMoment, LivePiece } from "../../src-shared/live/live-piece.ts";

/** ms on the wall between two redraws of what changes slowly, and of what moves where somebody wants little motion. */
const slowly = 100;
const calmly = 250;

/** One frame of the live neuron, as the panels that move see it. */
export interface PanelFrame {
  /** ms on the wall */
  readonly now: number;
  /** ms since the reset */
  readonly time: number;
  /** mV of the first neuron */
  readonly V: number;
  /** V of the first neuron since the frame before, oldest first, mV */
  readonly path: readonly Float64Array[];
  /** whether V is held at V_reset */
  readonly held: boolean;
  /** whether the first neuron fired since the frame before */
  readonly fired: boolean;
}

/** What the panels beside a live neuron show: it is told what runs and what came of it, and knows nothing of who runs it. */
export class PanelsState {
  readonly #statistics = new LiveStatistics();
  #recent!: RecentSpikes;
  /** what the pieces are of: what was touched since takes effect where the next stretch begins */
  #inForce!: WatchedNeuron;
  /** that flowed in the last piece */
  #drive!: number;
  #stretch: number | undefined;
  /** ms: the end of the last piece */
  #time = 0;
  /** ms on the wall, of the last tick */
  #ticked = -Infinity;
  #late: ReturnType<typeof setTimeout> | undefined;
  /** what came last, where it is not shown yet */
  #waiting: PanelFrame | undefined;

  /** Whether somebody wants little motion: frames are shown four times a second then. */
  calm = false;
  /** What runs. */
  watched: WatchedNeuron = $state.raw()!;
  /** undefined before the first frame */
  frame: PanelFrame | undefined = $state.raw();
  /** Grows ten times a second at most, while something happens: what changes slowly is drawn again. */
  tick = $state(0);

  constructor(watched: WatchedNeuron) {
    this.restart(watched);
  }

  /** Everything begins anew: another neuron, or this one at its start. */
  restart(watched: WatchedNeuron = this.watched): void {
    this.watched = this.#inForce = watched;
    this.#drive = watched.drive;
    this.#stretch = undefined;
    this.#time = 0;
    this.#statistics.restart();
    this.#statistics.touch(0, liveStateOf(watched));
    this.#recent = new RecentSpikes(watched.population, 0);
    this.frame = this.#waiting = undefined;
    this.tick += 1;
  }

  /** Something was touched: what runs will be this, from one of the next pieces on. */
  touch(watched: WatchedNeuron): void {
    this.watched = watched;
    this.#tickLater();
  }

  /** @param now ms on the wall */
  receive(pieces: readonly LivePiece[], moment: LiveMoment, now: number): void {
    let fired = false;
    for (const { stretch, start, firstStep, steps, dt, level, spikeTimes, spikeNeurons } of pieces) {
      const from = start + firstStep * dt;
      // Somebody put it back to its start.
      if (from < this.#time - dt) this.restart();
      if (stretch !== this.#stretch) this.#enter(stretch, from);
      this.#hold(level[0], from);
      this.#time = from + steps * dt;
      const times = spikeTimes.map((time) => start + time);
      this.#statistics.advance(this.#time, times, spikeNeurons);
      this.#recent.advance(this.#time, times, spikeNeurons);
      fired ||= spikeNeurons.includes(0);
    }
    this.#show({ now, time: moment.time, V: moment.V, path: pieces.map(({ V }) => V), held: moment.rest > 0, fired });
  }

  #show(last: PanelFrame): void {
    const before = this.#waiting;
    const frame = before === undefined ? last : { ...last, path: [...before.path, ...last.path], fired: before.fired || last.fired };
    const isEarly = this.calm && this.frame !== undefined && last.now - this.frame.now < calmly;
    this.#waiting = isEarly ? frame : undefined;
    if (!isEarly) this.frame = frame;
    if (last.now - this.#ticked < slowly) return this.#tickLater();
    this.#ticked = last.now;
    this.tick += 1;
  }

  /** Read after `tick`. */
  get statistics(): LiveStatistics {
    return this.#statistics;
  }

  /** Read after `frame`. */
  get recent(): RecentSpikes {
    return this.#recent;
  }

  destroy(): void {
    clearTimeout(this.#late);
  }

  /** Another stretch has begun: what was set is in force, unless it is the same neuron that merely goes on. */
  #enter(stretch: number | undefined, from: number): void {
    const isFirst = this.#stretch === undefined && stretch === 0;
    this.#stretch = stretch;
    const { watched } = this;
    if (isFirst || watched === this.#inForce) return;
    this.#inForce = watched;
    this.#drive = watched.drive;
    this.#statistics.touch(from, liveStateOf(watched));
    if (watched.population !== this.#recent.neurons) this.#recent = new RecentSpikes(watched.population, from);
  }

  /** The current that flows in a piece; undefined in one without a step. */
  #hold(level: number | undefined, from: number): void {
    if (level === undefined) return;
    const flows = level * this.#inForce.perLevel;
    const wanted = this.watched.drive;
    // Multiples of the rheobase are no round numbers: both ways to compute them may differ in the last bit.
    const drive = Math.abs(flows - wanted) <= 1e-12 * Math.abs(wanted) ? wanted : flows;
    if (drive === this.#drive) return;
    this.#drive = drive;
    this.#statistics.touch(from, { ...liveStateOf(this.#inForce), current: drive });
  }

  /** What is drawn last is of the last frame, also where no other follows it. */
  #tickLater(): void {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => {
      if (this.#waiting !== undefined) this.frame = this.#waiting;
      this.#waiting = undefined;
      this.tick += 1;
    }, calmly);
  }
}
