// Noise of a group's neurons, in mV per step. Twin of NetworkNoise in oracle-network-drive.ts.
import { fillLayers, gaussian, seedStream, Stream, uniform } from "../random";
import { allocate } from "./memory";
import { GroupNumbers } from "./numbers";
import { groupAt, groupCount, maskOf } from "./state";

const NONE: i32 = 0;
const WHITE: i32 = 1;

const PURPOSE_NOISE: u64 = 1;

/** What a group has: values of the step per neuron, and its streams; without noise two zeros that all share. */
@unmanaged
class GroupNoise {
  values: usize;
  mask: usize;
  streams: usize;
}
let noises: usize = 0;
const zeros: usize = memory.data(16, 16);

export function beginNoise(): void {
  fillLayers();
  noises = allocate(<usize>groupCount * offsetof<GroupNoise>());
  for (let g = 0; g < groupCount; g++) {
    const group = groupAt(g);
    const noise = noiseOf(g);
    noise.values = zeros;
    if (<i32>group.noiseKind == NONE) continue;
    const count = <i32>group.count;
    noise.values = allocate(<usize>(count + 1) * 8);
    noise.mask = ~(<usize>0);
    noise.streams = allocate(<usize>count * offsetof<Stream>());
    for (let i = 0; i < count; i++) {
      seedStream(streamAt(noise, i), group.streamFirst, group.streamSecond, <u64>(<i32>group.firstIndex + i), PURPOSE_NOISE);
    }
  }
}

// @ts-ignore: decorator
@inline
function noiseOf(g: i32): GroupNoise {
  return changetype<GroupNoise>(noises + <usize>g * offsetof<GroupNoise>());
}

// @ts-ignore: decorator
@inline
function streamAt(noise: GroupNoise, i: i32): Stream {
  return changetype<Stream>(noise.streams + <usize>i * offsetof<Stream>());
}

export function noiseValues(g: i32): usize {
  return noiseOf(g).values;
}

export function noiseMask(g: i32): usize {
  return noiseOf(g).mask;
}

/** Draw what neurons `from` to `to` - 1 of a group feel in step n. */
export function drawNoise(g: i32, n: i32, from: i32, to: i32): void {
  const group = groupAt(g);
  const kind = <i32>group.noiseKind;
  if (kind == NONE) return;
  if (kind != WHITE && n % <i32>group.intervalSteps != 0) return;
  const noise = noiseOf(g);
  const sizes = kind == WHITE ? <usize>group.spread : <usize>group.heldShare;
  const mask = maskOf(group);
  const flat = group.uniformNoise != 0;
  for (let i = from; i < to; i++) {
    const at = <usize>i << 3;
    const stream = streamAt(noise, i);
    const draw = flat ? 2 * uniform(stream) - 1 : gaussian(stream);
    store<f64>(noise.values + at, group.noiseLevel * load<f64>(sizes + (at & mask)) * draw);
  }
}
