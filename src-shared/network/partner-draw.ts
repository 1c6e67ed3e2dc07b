import { log, log1p } from "../foundation/elementary-functions.ts";
import type { Generator } from "../random/generator.ts";

/** Who may be drawn as a partner: numbers 0 ... size - 1, but for `without`. */
export interface Partners {
  readonly size: number;
  /** undefined: all may */
  readonly without: number | undefined;
}

/** Draws partners of one neuron at a time into memory of its own, which the next draw overwrites. */
export class PartnerDraw {
  /** the partners drawn last, `count` of them */
  partners = new Uint32Array(1024);
  count = 0;
  /** per partner: the draw that took it last */
  #taken = new Uint32Array(0);
  #draw = 0;

  /** So many partners, each of them equally likely every time. */
  withRepeats(stream: Generator, wanted: number, { size, without }: Partners): void {
    this.#begin(wanted);
    const { partners } = this;
    if (without === undefined) for (let k = 0; k < wanted; k++) partners[k] = stream.below(size);
    else
      for (let k = 0; k < wanted; k++) {
        const partner = stream.below(size - 1);
        partners[k] = partner < without ? partner : partner + 1;
      }
    this.count = wanted;
  }

  /** So many different partners, every set of them equally likely: drawn, or all but those drawn where they are more than half; ascending then. */
  distinct(stream: Generator, wanted: number, { size, without }: Partners): void {
    this.#begin(Math.max(wanted, size));
    if (this.#taken.length < size) this.#taken = new Uint32Array(size);
    const draw = this.#nextDraw();
    if (without !== undefined) this.#taken[without] = draw;
    const available = size - (without === undefined ? 0 : 1);
    const isComplement = 2 * wanted > available;
    const drawn = isComplement ? available - wanted : wanted;
    let count = 0;
    while (count < drawn) {
      const partner = stream.below(size);
      if (this.#taken[partner] === draw) continue;
      this.#taken[partner] = draw;
      if (!isComplement) this.partners[count] = partner;
      count++;
    }
    this.count = isComplement ? this.#untaken(draw, size) : wanted;
  }

  /** Each partner with a probability, ascending: the gaps between them are geometric. */
  eachWith(stream: Generator, probability: number, { size, without }: Partners): void {
    this.#begin(size);
    this.count = 0;
    if (probability === 0) return;
    const perGap = probability === 1 ? 0 : 1 / log1p(-probability);
    let partner = -1;
    for (;;) {
      partner += 1 + (probability === 1 ? 0 : Math.floor(log(1 - stream.uniform()) * perGap));
      if (!(partner < size)) return;
      if (partner !== without) this.partners[this.count++] = partner;
    }
  }

  /** All of them, ascending. */
  all({ size, without }: Partners): void {
    this.#begin(size);
    this.count = 0;
    for (let partner = 0; partner < size; partner++) if (partner !== without) this.partners[this.count++] = partner;
  }

  /** This one. */
  one(partner: number): void {
    this.partners[0] = partner;
    this.count = 1;
  }

  #begin(most: number): void {
    if (this.partners.length < most) this.partners = new Uint32Array(2 * most);
  }

  #nextDraw(): number {
    if (this.#draw === 0xffffffff) {
      this.#taken.fill(0);
      this.#draw = 0;
    }
    return ++this.#draw;
  }

  #untaken(draw: number, size: number): number {
    let count = 0;
    for (let partner = 0; partner < size; partner++) if (this.#taken[partner] !== draw) this.partners[count++] = partner;
    return count;
  }
}
