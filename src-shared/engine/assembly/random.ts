// Streams and Gaussian numbers. Twin of src-shared/random, which names the sources; keep the order of operations.
import { exp, log } from "./elementary";

/** State of one xoshiro256++ generator. */
@unmanaged
export class Stream {
  s0: u64;
  s1: u64;
  s2: u64;
  s3: u64;
}

const GOLDEN: u64 = 0x9e3779b97f4a7c15;

// @ts-ignore: decorator
@inline
export function mix64(word: u64): u64 {
  let z = word;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

/** Begin the stream of one neuron and purpose under a base hash. */
export function seedStream(stream: Stream, baseFirst: u64, baseSecond: u64, neuron: u64, purpose: u64): void {
  let first = mix64((baseFirst ^ neuron) + GOLDEN);
  let second = mix64((baseSecond ^ neuron) + 0xd1342543de82ef95 + first);
  first = mix64((first ^ purpose) + GOLDEN);
  second = mix64((second ^ purpose) + 0xd1342543de82ef95 + first);
  stream.s0 = mix64(first + GOLDEN);
  stream.s1 = mix64(second + 2 * GOLDEN);
  stream.s2 = mix64(first + 3 * GOLDEN);
  stream.s3 = mix64(second + 4 * GOLDEN);
}

/** What a generator with these first and last state words gives next. */
// @ts-ignore: decorator
@inline
export function wordOf(s0: u64, s3: u64): u64 {
  return rotl<u64>(s0 + s3, 23) + s0;
}

// @ts-ignore: decorator
@inline
export function next(g: Stream): u64 {
  const s0 = g.s0;
  const s1 = g.s1;
  const s2 = g.s2 ^ s0;
  const s3 = g.s3 ^ s1;
  const result = wordOf(s0, g.s3);
  g.s1 = s1 ^ s2;
  g.s0 = s0 ^ s3;
  g.s2 = s2 ^ (s1 << 17);
  g.s3 = rotl<u64>(s3, 45);
  return result;
}

/** 2^-53 */
const UNIT: f64 = 1.1102230246251565e-16;

// @ts-ignore: decorator
@inline
export function uniformOf(word: u64): f64 {
  return <f64>(<i64>(word >> 11)) * UNIT;
}

// @ts-ignore: decorator
@inline
export function uniform(g: Stream): f64 {
  return uniformOf(next(g));
}

const TAIL: f64 = 3.6541528853610087;
const AREA: f64 = 4.928673233974652e-3;
/** A layer's right edge times 2^-53, which loses no bit, and the right edge of the layer above it. */
@unmanaged
class Layer {
  scale: f64;
  above: f64;
}
const layers: usize = memory.data(256 * 16);

// @ts-ignore: decorator
@inline
function layerAt(i: usize): Layer {
  return changetype<Layer>(layers + i * offsetof<Layer>());
}

function bell(x: f64): f64 {
  return exp(-0.5 * x * x);
}

/** Fill the table of layers before any number is drawn; an instance does it once. */
export function fillLayers(): void {
  if (layerAt(0).scale > 0) return;
  let edge = AREA / bell(TAIL);
  let above = TAIL;
  for (let i: usize = 0; i < 256; i++) {
    const layer = layerAt(i);
    layer.scale = edge * UNIT;
    layer.above = above;
    edge = above;
    above = i < 254 ? sqrt<f64>(-2 * log(AREA / edge + bell(edge))) : 0;
  }
}

// @ts-ignore: decorator
@inline
export function layerOf(word: u64): Layer {
  return layerAt(<usize>(word & 255));
}

// @ts-ignore: decorator
@inline
export function positionIn(layer: Layer, word: u64): f64 {
  return <f64>(<i64>word >> 10) * layer.scale;
}

/** Whether a position is a Gaussian number without further question: 98.9 % are. */
// @ts-ignore: decorator
@inline
export function isInside(layer: Layer, x: f64): bool {
  return abs<f64>(x) < layer.above;
}

/** A standard Gaussian number. */
// @ts-ignore: decorator
@inline
export function gaussian(g: Stream): f64 {
  const word = next(g);
  const layer = layerOf(word);
  const x = positionIn(layer, word);
  if (isInside(layer, x)) return x;
  return gaussianEdge(g, layer, x);
}

/** What is left of a draw that fell outside its layer's core. */
function gaussianEdge(g: Stream, firstLayer: Layer, firstX: f64): f64 {
  let layer = firstLayer;
  let x = firstX;
  while (true) {
    if (changetype<usize>(layer) == layers) return x < 0 ? -tail(g) : tail(g);
    if (isUnderBell(layer, x, uniform(g))) return x;
    const word = next(g);
    layer = layerOf(word);
    x = positionIn(layer, word);
    if (isInside(layer, x)) return x;
  }
}

/**
 * Whether x lies under the bell at a height that is `share` of the way down from the top of its layer. The oracle asks whether
 * inner + share (outer - inner) < 1. Here the first terms of both exponentials settle nearly all: what they leave out is below
 * height^3 / 2, since no layer's `up` or `down` exceeds 0.8.
 */
function isUnderBell(layer: Layer, x: f64, share: f64): bool {
  const wide = layer.scale * 9007199254740992; // 2^53
  const narrow = layer.above;
  const down = 0.5 * (wide * wide - x * x);
  const up = 0.5 * (x * x - narrow * narrow);
  const over = (1 - share) * up * (1 + 0.5 * up) - share * down * (1 - 0.5 * down);
  const height = down + up;
  if (abs<f64>(over) > 0.5 * height * height * height + 1e-12) return over < 0;
  const outer = exp(-down);
  const inner = exp(up);
  return inner + share * (outer - inner) < 1;
}

function tail(g: Stream): f64 {
  while (true) {
    const x = -log(1 - uniform(g)) / TAIL;
    const y = -log(1 - uniform(g));
    if (y + y >= x * x) return TAIL + x;
  }
}
