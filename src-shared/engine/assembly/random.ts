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

function mix64(word: u64): u64 {
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

// @ts-ignore: decorator
@inline
export function next(g: Stream): u64 {
  const s0 = g.s0;
  const s1 = g.s1;
  const s2 = g.s2 ^ s0;
  const s3 = g.s3 ^ s1;
  const result = rotl<u64>(s0 + g.s3, 23) + s0;
  g.s1 = s1 ^ s2;
  g.s0 = s0 ^ s3;
  g.s2 = s2 ^ (s1 << 17);
  g.s3 = rotl<u64>(s3, 45);
  return result;
}

// @ts-ignore: decorator
@inline
export function uniform(g: Stream): f64 {
  return <f64>(<i64>(next(g) >> 11)) * 1.1102230246251565e-16;
}

const TAIL: f64 = 3.6541528853610087;
const AREA: f64 = 4.928673233974652e-3;
/** 257 right edges of the layers. */
const edges: usize = memory.data(257 * 8);

function bell(x: f64): f64 {
  return exp(-0.5 * x * x);
}

/** Fill the table of layers; once per instance, before any number is drawn. */
export function fillEdges(): void {
  store<f64>(edges, AREA / bell(TAIL));
  store<f64>(edges + 8, TAIL);
  for (let i: usize = 2; i < 256; i++) {
    const before = load<f64>(edges + 8 * (i - 1));
    store<f64>(edges + 8 * i, sqrt<f64>(-2 * log(AREA / before + bell(before))));
  }
  store<f64>(edges + 8 * 256, 0);
}

/** A standard Gaussian number. The first try, inlined, settles 98.9 %. */
// @ts-ignore: decorator
@inline
export function gaussian(g: Stream): f64 {
  const word = next(g);
  const edge = edges + (<usize>(word & 255) << 3);
  const x = <f64>(<i64>word >> 10) * 1.1102230246251565e-16 * load<f64>(edge);
  if (abs<f64>(x) < load<f64>(edge, 8)) return x;
  return gaussianEdge(g, edge, x);
}

/** What is left of a draw that fell outside its layer's core. */
function gaussianEdge(g: Stream, firstEdge: usize, firstX: f64): f64 {
  let edge = firstEdge;
  let x = firstX;
  while (true) {
    if (edge == edges) return x < 0 ? -tail(g) : tail(g);
    const wide = load<f64>(edge);
    const narrow = load<f64>(edge, 8);
    const outer = exp(-0.5 * (wide * wide - x * x));
    const inner = exp(-0.5 * (narrow * narrow - x * x));
    if (inner + uniform(g) * (outer - inner) < 1) return x;
    const word = next(g);
    edge = edges + (<usize>(word & 255) << 3);
    x = <f64>(<i64>word >> 10) * 1.1102230246251565e-16 * load<f64>(edge);
    if (abs<f64>(x) < load<f64>(edge, 8)) return x;
  }
}

function tail(g: Stream): f64 {
  while (true) {
    const x = -log(1 - uniform(g)) / TAIL;
    const y = -log(1 - uniform(g));
    if (y + y >= x * x) return TAIL + x;
  }
}
