// Poisson events per step. Twin of PoissonEvents in oracle-network-drive.ts, which says how a draw is made.
import { mix64, seedStream, Stream } from "../random";
import { allocate } from "./memory";
import { PoissonNumbers } from "./numbers";
import { list, listedAt } from "./settle";
import { groupAt, inputOf, network } from "./state";

const GOLDEN: u64 = 0x9e3779b97f4a7c15;
const SECOND: u64 = 0x9fb21c651e98df25;
const PURPOSE_EVENTS: u64 = 4;
/** 2^37 */
const PIECE: f64 = 137438953472;

let drives: usize = 0;
/** per drive: address of the keys of its group's slots */
let keysOf: usize = 0;
const scratch: Stream = changetype<Stream>(memory.data(offsetof<Stream>(), 8));

export function beginPoisson(): void {
  drives = allocate(<usize>network.poisson * offsetof<PoissonNumbers>());
  keysOf = allocate(<usize>network.poisson * 4);
}

/** Where the host writes PoissonNumbers. */
export function poissonAt(): usize {
  return drives;
}

// @ts-ignore: decorator
@inline
function driveAt(k: i32): PoissonNumbers {
  return changetype<PoissonNumbers>(drives + <usize>k * offsetof<PoissonNumbers>());
}

/** Make the keys of every drive's neurons. */
export function beginKeys(): void {
  for (let k = 0; k < <i32>network.poisson; k++) {
    const drive = driveAt(k);
    const group = groupAt(<i32>drive.group);
    const count = <i32>group.count;
    const keys = allocate(<usize>count * 8);
    store<usize>(keysOf + (<usize>k << 2), keys);
    for (let i = 0; i < count; i++) {
      seedStream(scratch, drive.streamFirst, drive.streamSecond, <u64>(<i32>group.firstIndex + i), PURPOSE_EVENTS);
      store<u64>(keys + (<usize>i << 3), scratch.s0);
    }
  }
}

/** Add the events of step n at neurons `from` to `to` - 1 of a group, drive by drive. */
export function addPoisson(g: i32, n: i32, from: i32, to: i32): void {
  for (let k = 0; k < <i32>network.poisson; k++) {
    const drive = driveAt(k);
    if (<i32>drive.group == g) addDrive(drive, load<usize>(keysOf + (<usize>k << 2)), <usize>groupAt(g).firstSlot, n, from, to);
  }
}

function addDrive(drive: PoissonNumbers, keys: usize, firstSlot: usize, n: i32, from: i32, to: i32): void {
  const input = inputOf(drive.sum) + (firstSlot << 3);
  const position = <u64>((n >>> 2) + 1) * GOLDEN;
  const shift = <u64>((n & 3) << 4);
  const guide = <usize>drive.guide;
  const weight = drive.weight;
  const end = <usize>to << 3;
  let open = 0;
  for (let at = <usize>from << 3; at < end; at += 8) {
    const piece = <u32>((mix64(load<u64>(keys + at) + position) >> shift) & 0xffff);
    const count = load<i32>(guide + (<usize>(piece >>> 4) << 2));
    list(open, <i32>at);
    open += count >>> 31;
    store<f64>(input + at, load<f64>(input + at) + <f64>max<i32>(count, 0) * weight);
  }
  for (let k = 0; k < open; k++) {
    const at = <usize>listedAt(k);
    const key = load<u64>(keys + at);
    const piece = <u32>((mix64(key + position) >> shift) & 0xffff);
    const least = -1 - load<i32>(guide + (<usize>(piece >>> 4) << 2));
    store<f64>(input + at, load<f64>(input + at) + <f64>unsettled(drive, least, key, piece, n) * weight);
  }
}

/** A draw that its first 16 bits do not settle. */
function unsettled(drive: PoissonNumbers, least: i32, key: u64, piece: u32, n: i32): i32 {
  const rest = mix64((key ^ SECOND) + <u64>(n + 1) * GOLDEN) >> 27;
  const u = <f64>piece * PIECE + <f64>(<i64>rest);
  const last = <i32>drive.cumulativeCount;
  const cumulative = <usize>drive.cumulative;
  let count = least;
  while (count < last && u >= load<f64>(cumulative + (<usize>count << 3))) count++;
  return count;
}
