/** Clicks that are nearer to each other than this melt into a tone, s. */
export const leastGap = 0.012;
/** The sound comes this much later than the frame that shows its spike, s: what is due must not be past when it is scheduled. */
export const lead = 0.06;
/** A clock that has drifted further than this from the other, s, is set again. */
const mostDrift = 0.05;

/** Frame of a live neuron, as far as its sound has to know. */
export interface HeardFrame {
  /** ms: the frame shows what happened from here on, and up to there */
  readonly from: number;
  readonly to: number;
  /** model time over time on the wall */
  readonly speed: number;
  /** ascending, ms */
  readonly spikes: ArrayLike<number>;
}

/**
 * When spikes are to be heard: as far apart as they are in the model, divided by the speed, however the frames that bring them come. The
 * clock of the sound is set by the first frame, and again when it has drifted (a pause, another speed, a late frame). Clicks that would
 * come too close behind another are left out.
 */
export class ClickTimes {
  /** s on the clock of the sound, at which the model's time `#model`, ms, is heard */
  #heard = NaN;
  #model = NaN;
  #speed = NaN;
  #lastClick = -Infinity;

  /**
   * Times of the clicks of a frame, s on the clock of the sound, ascending.
   *
   * @param now s on that clock, when the frame arrives
   */
  of({ from, to, speed, spikes }: HeardFrame, now: number): number[] {
    const at = (time: number): number => this.#heard + (time - this.#model) / (1000 * speed);
    // The end of a frame is what is shown now.
    if (speed !== this.#speed || !(Math.abs(at(to) - (now + lead)) <= mostDrift)) {
      this.#speed = speed;
      this.#model = to;
      this.#heard = now + lead;
    }
    const clicks: number[] = [];
    for (let k = 0; k < spikes.length; k++) {
      const time = spikes[k]!;
      const click = at(time);
      // A spike of long ago, in a frame that comes late, is not made up for.
      if (!(time >= from && time <= to) || click < now || click < this.#lastClick + leastGap) continue;
      this.#lastClick = click;
      clicks.push(click);
    }
    return clicks;
  }
}
