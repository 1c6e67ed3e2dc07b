import { exp } from "../foundation/elementary-functions.ts";
import type { Distribution } from "../neuron/lif-parameters.ts";
import { nominalValue } from "../neuron/read-neuron.ts";
import type { ResolvedDraw } from "../protocol/network/resolved-network.ts";
import type { Generator } from "../random/generator.ts";
import { gaussian } from "../random/ziggurat.ts";

/** One number of a distribution; lognormal: median e^(sigma xi). */
export function drawFrom(distribution: Distribution, stream: Generator): number {
  switch (distribution.distribution) {
    case "normal":
      return distribution.mean + distribution.sd * gaussian(stream);
    case "uniform":
      return distribution.from + (distribution.to - distribution.from) * stream.uniform();
    case "lognormal":
      return distribution.median * exp(distribution.sigma * gaussian(stream));
    case "constant":
      return nominalValue(distribution);
  }
}

/** Draws before one is taken to its bound: with the middle within the bounds, never reached but by a distribution that hardly meets them. */
const mostDraws = 10_000;

/** Draws weights or delays within their bounds: drawn again while they are outside, or clipped. */
export class BoundedDraw {
  readonly #from: Distribution;
  readonly #min: number;
  readonly #max: number;
  readonly #redraws: boolean;
  /** of a normal distribution, which most are: read once, not for each of a million draws */
  readonly #isNormal: boolean;
  readonly #mean: number;
  readonly #sd: number;

  constructor({ from, min, max, outside }: Extract<ResolvedDraw, { kind: "drawn" }>) {
    this.#from = from;
    this.#min = min;
    this.#max = max;
    this.#redraws = outside === "redraw";
    this.#isNormal = from.distribution === "normal";
    [this.#mean, this.#sd] = from.distribution === "normal" ? [from.mean, from.sd] : [0, 0];
  }

  draw(stream: Generator): number {
    let value = this.#once(stream);
    if (this.#redraws) for (let k = 1; k < mostDraws && (value < this.#min || value > this.#max); k++) value = this.#once(stream);
    return value < this.#min ? this.#min : value > this.#max ? this.#max : value;
  }

  #once(stream: Generator): number {
    return this.#isNormal ? this.#mean + this.#sd * gaussian(stream) : drawFrom(this.#from, stream);
  }
}
