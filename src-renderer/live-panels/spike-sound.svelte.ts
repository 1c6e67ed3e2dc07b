import { ClickTimes } from "../../src-shared/live-figures/click-times.ts";
import type { LivePiece } from "../../src-shared/live/live-piece.ts";

/** What came in a frame. */
export interface HeardPieces {
  readonly pieces: readonly LivePiece[];
  /** ms since the reset, at the end of the frame */
  readonly time: number;
  /** model time over time on the wall */
  readonly speed: number;
}

/** A click: a burst of a high tone that dies away, s and Hz. */
const click = { length: 0.006, decay: 0.0012, pitch: 1800 } as const;

/** Spikes as clicks. Off until somebody turns it on: a browser lets a page sound only then, and nothing is made before. */
export class SpikeSound {
  #context: AudioContext | undefined;
  #gain: GainNode | undefined;
  #buffer: AudioBuffer | undefined;
  #times = new ClickTimes();

  on = $state(false);
  /** 0 ... 1 */
  volume = $state(0.5);

  /** Turns it on or off: to be called from a press of a button or key. */
  toggle(): void {
    this.on = !this.on;
    if (!this.on) return void this.#context?.suspend();
    this.#times = new ClickTimes();
    this.#context ??= this.#open();
    void this.#context.resume();
  }

  setVolume(volume: number): void {
    this.volume = volume;
    if (this.#context !== undefined) this.#gain?.gain.setTargetAtTime(loudness(volume), this.#context.currentTime, 0.01);
  }

  /** Schedule the clicks of a frame: of all neurons, as far as they can be told apart. */
  hear({ pieces, time: to, speed }: HeardPieces): void {
    const context = this.#context;
    const [first] = pieces;
    if (!this.on || context?.state !== "running" || first === undefined) return;
    const spikes = pieces.flatMap(({ start, spikeTimes }) => Array.from(spikeTimes, (time) => start + time)).sort((one, other) => one - other);
    for (const time of this.#times.of({ from: first.start + first.firstStep * first.dt, to, speed, spikes }, context.currentTime)) {
      const source = new AudioBufferSourceNode(context, { buffer: this.#buffer! });
      source.connect(this.#gain!);
      source.start(time);
    }
  }

  destroy(): void {
    this.on = false;
    void this.#context?.close();
    this.#context = undefined;
  }

  #open(): AudioContext {
    const context = new AudioContext({ latencyHint: "interactive" });
    const samples = Math.round(click.length * context.sampleRate);
    this.#buffer = new AudioBuffer({ length: samples, sampleRate: context.sampleRate });
    const wave = this.#buffer.getChannelData(0);
    for (let k = 0; k < samples; k++) wave[k] = Math.sin((2 * Math.PI * click.pitch * k) / context.sampleRate) * Math.exp(-k / (click.decay * context.sampleRate));
    this.#gain = new GainNode(context, { gain: loudness(this.volume) });
    this.#gain.connect(context.destination);
    return context;
  }
}

/** Ears hear in proportion to the logarithm: the middle of the slider is a quarter of the amplitude. */
function loudness(volume: number): number {
  return volume * volume;
}
