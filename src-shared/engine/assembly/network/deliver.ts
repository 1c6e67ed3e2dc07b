// Synapses: rows by source, in runs of equal delay. A spike of a source waits in its unit until its last run is due.
import { allocate } from "./memory";
import { UnitNumbers, GivenNumbers } from "./numbers";
import { inputOf, network } from "./state";

/** What the host wrote of a unit, and its spikes under way, in a ring. */
@unmanaged
class Unit {
  numbers: UnitNumbers;
  ring: usize;
  /** entries, a power of two */
  capacity: u32;
  head: u32;
  tail: u32;
}

/** A spike under way: when its next run is due (DONE after the last), when it was fired, which runs and synapses are left. */
@unmanaged
class Passage {
  due: i32;
  fired: i32;
  run: u32;
  end: u32;
  synapse: u32;
}

const DONE: i32 = -1;
const FIRST_CAPACITY: u32 = 1024;

const SAME: f64 = 0;
const SINGLE: f64 = 1;

let units: usize = 0;
let unitNumbers: usize = 0;
let given: usize = 0;
/** per drive of given times: how many are behind */
let givenDone: usize = 0;

export function beginUnits(): void {
  const count = <usize>network.units;
  units = allocate(count * offsetof<Unit>());
  unitNumbers = allocate(count * offsetof<UnitNumbers>());
  for (let k: usize = 0; k < count; k++) {
    const unit = unitAt(<i32>k);
    unit.numbers = changetype<UnitNumbers>(unitNumbers + k * offsetof<UnitNumbers>());
    unit.capacity = FIRST_CAPACITY;
    unit.ring = allocate(FIRST_CAPACITY * offsetof<Passage>());
  }
  given = allocate(<usize>network.given * offsetof<GivenNumbers>());
  givenDone = allocate(<usize>network.given * 4);
}

/** Where the host writes UnitNumbers and GivenNumbers. */
export function unitsAt(): usize {
  return unitNumbers;
}

export function givenAt(): usize {
  return given;
}

// @ts-ignore: decorator
@inline
function unitAt(k: i32): Unit {
  return changetype<Unit>(units + <usize>k * offsetof<Unit>());
}

// @ts-ignore: decorator
@inline
function passageAt(unit: Unit, k: u32): Passage {
  return changetype<Passage>(unit.ring + <usize>(k & (unit.capacity - 1)) * offsetof<Passage>());
}

/** Take a spike into every unit that its neuron has a row in. */
export function receiveSpike(neuron: i32, fired: i32): void {
  const count = <i32>network.units;
  for (let k = 0; k < count; k++) {
    const unit = unitAt(k);
    const numbers = unit.numbers;
    const row = neuron - <i32>numbers.firstSource;
    if (<u32>row >= <u32>numbers.sources) continue;
    const runs = <usize>numbers.rowRuns + (<usize>row << 2);
    const run = load<u32>(runs);
    const end = load<u32>(runs, 4);
    if (run == end) continue;
    if (unit.tail - unit.head == unit.capacity) widen(unit);
    const passage = passageAt(unit, unit.tail++);
    passage.fired = fired;
    passage.run = run;
    passage.end = end;
    passage.synapse = load<u32>(<usize>numbers.rowSynapses + (<usize>row << 2));
    passage.due = fired + <i32>(load<u32>(<usize>numbers.runs + (<usize>run << 2)) & 0xffff);
  }
}

/** A ring of twice the entries. What the old one took is not given back: all of them together take less than the last. */
function widen(unit: Unit): void {
  const wider = allocate(<usize>unit.capacity * 2 * offsetof<Passage>());
  const mask = unit.capacity * 2 - 1;
  for (let k = unit.head; k != unit.tail; k++) {
    memory.copy(wider + <usize>(k & mask) * offsetof<Passage>(), changetype<usize>(passageAt(unit, k)), offsetof<Passage>());
  }
  unit.ring = wider;
  unit.capacity *= 2;
}

/** Add what arrives at the right edge of step n: given times drive by drive, then spikes unit by unit. */
export function deliver(n: i32): void {
  for (let k: usize = 0; k < <usize>network.given; k++) deliverGiven(k, n);
  const count = <i32>network.units;
  for (let k = 0; k < count; k++) deliverUnit(unitAt(k), n);
}

function deliverGiven(k: usize, n: i32): void {
  const drive = changetype<GivenNumbers>(given + k * offsetof<GivenNumbers>());
  const input = inputOf(drive.sum);
  const count = <u32>drive.count;
  let at = load<u32>(givenDone + (k << 2));
  while (at < count) {
    const event = <usize>drive.events + (<usize>at << 3);
    if (load<u32>(event, 4) > <u32>n) break;
    const to = input + (<usize>load<u32>(event) << 3);
    store<f64>(to, load<f64>(to) + drive.weight);
    at++;
  }
  store<u32>(givenDone + (k << 2), at);
}

function deliverUnit(unit: Unit, n: i32): void {
  const numbers = unit.numbers;
  const oneDelay = numbers.oneDelay != 0;
  for (let k = unit.head; k != unit.tail; k++) {
    const passage = passageAt(unit, k);
    if (passage.due != n) {
      // With one delay spikes fall due in their order.
      if (oneDelay && passage.due > n) break;
      continue;
    }
    deliverRuns(numbers, passage, n);
  }
  while (unit.head != unit.tail && passageAt(unit, unit.head).due == DONE) unit.head++;
}

/** Deliver the runs of a spike that are due, and say when the next one is. */
function deliverRuns(numbers: UnitNumbers, passage: Passage, n: i32): void {
  const runs = <usize>numbers.runs;
  const input = inputOf(numbers.sum) + (<usize>numbers.firstSlot << 3);
  let due = n;
  while (due == n) {
    const count = load<u32>(runs + (<usize>passage.run << 2)) >>> 16;
    const targets = <usize>numbers.targets + (<usize>passage.synapse << 1);
    if (numbers.weightKind == SAME) addSame(input, targets, count, numbers.weight);
    else if (numbers.weightKind == SINGLE) addSingle(input, targets, <usize>numbers.weights + (<usize>passage.synapse << 2), count);
    else addDouble(input, targets, <usize>numbers.weights + (<usize>passage.synapse << 3), count);
    passage.synapse += count;
    passage.run++;
    due = passage.run == passage.end ? DONE : passage.fired + <i32>(load<u32>(runs + (<usize>passage.run << 2)) & 0xffff);
  }
  passage.due = due;
}

// @ts-ignore: decorator
@inline
function add(input: usize, target: u32, weight: f64): void {
  const to = input + (<usize>target << 3);
  store<f64>(to, load<f64>(to) + weight);
}

function addSame(input: usize, targets: usize, count: u32, weight: f64): void {
  const end = targets + (<usize>count << 1);
  const fours = targets + (<usize>(count & ~3) << 1);
  let at = targets;
  for (; at < fours; at += 8) {
    add(input, load<u16>(at), weight);
    add(input, load<u16>(at, 2), weight);
    add(input, load<u16>(at, 4), weight);
    add(input, load<u16>(at, 6), weight);
  }
  for (; at < end; at += 2) add(input, load<u16>(at), weight);
}

function addSingle(input: usize, targets: usize, weights: usize, count: u32): void {
  const end = targets + (<usize>count << 1);
  const fours = targets + (<usize>(count & ~3) << 1);
  let at = targets;
  let weight = weights;
  for (; at < fours; at += 8, weight += 16) {
    add(input, load<u16>(at), <f64>load<f32>(weight));
    add(input, load<u16>(at, 2), <f64>load<f32>(weight, 4));
    add(input, load<u16>(at, 4), <f64>load<f32>(weight, 8));
    add(input, load<u16>(at, 6), <f64>load<f32>(weight, 12));
  }
  for (; at < end; at += 2, weight += 4) add(input, load<u16>(at), <f64>load<f32>(weight));
}

function addDouble(input: usize, targets: usize, weights: usize, count: u32): void {
  const end = targets + (<usize>count << 1);
  for (let at = targets, weight = weights; at < end; at += 2, weight += 8) add(input, load<u16>(at), load<f64>(weight));
}
