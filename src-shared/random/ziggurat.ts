import { exp, log } from "../foundation/elementary-functions.ts";
import type { Generator } from "./generator.ts";

/** Start of the tail and area of each layer for 256 layers (Marsaglia and Tsang 2000, J. Stat. Softw. 5(8)). */
const TAIL = 3.6541528853610087;
const AREA = 4.928673233974652e-3;

const bell = (x: number) => exp(-0.5 * x * x);

/** Right edges of the layers, from the base (which holds the tail) to the top, where the edge is 0: 257 numbers. */
export const edges = layerEdges();

function layerEdges(): Float64Array {
  const x = new Float64Array(257);
  x[0] = AREA / bell(TAIL);
  x[1] = TAIL;
  for (let i = 2; i < 256; i++) x[i] = Math.sqrt(-2 * log(AREA / x[i - 1]! + bell(x[i - 1]!)));
  return x;
}

/**
 * A standard Gaussian number by the ziggurat with 256 layers. One 64-bit word gives 8 bits of layer and, from bits that the
 * layer does not use, a sign with 53 bits of position: no reuse, which is what spoils the original (Doornik 2005).
 */
export function gaussian(generator: Generator): number {
  for (;;) {
    generator.step();
    const layer = generator.low & 255;
    const position = (generator.high * 4194304 + (generator.low >>> 10)) * 1.1102230246251565e-16;
    const x = position * edges[layer]!;
    if (Math.abs(x) < edges[layer + 1]!) return x;
    if (layer === 0) return x < 0 ? -tail(generator) : tail(generator);
    const outer = exp(-0.5 * (edges[layer]! * edges[layer]! - x * x));
    const inner = exp(-0.5 * (edges[layer + 1]! * edges[layer + 1]! - x * x));
    if (inner + generator.uniform() * (outer - inner) < 1) return x;
  }
}

/** A Gaussian number beyond `TAIL` (Marsaglia 1964, Technometrics 6:101). */
function tail(generator: Generator): number {
  for (;;) {
    const x = -log(1 - generator.uniform()) / TAIL;
    const y = -log(1 - generator.uniform());
    if (y + y >= x * x) return TAIL + x;
  }
}
