// State of a range, structure of arrays by slot. A slot is a neuron; groups begin at even slots, so that two go through the step abreast.
import { allocate } from "./memory";
import { GroupNumbers, NetworkNumbers } from "./numbers";

export const DELTA: i32 = 0;
export const EXPONENTIAL: i32 = 1;
export const ALPHA: i32 = 2;
export const CONDUCTANCE: i32 = 3;

export const network: NetworkNumbers = changetype<NetworkNumbers>(memory.data(offsetof<NetworkNumbers>(), 8));

/** V - E_L, mV */
export let potential: usize = 0;
/** i32: the first step that V moves in again */
export let freeFrom: usize = 0;
/** sums of what arrives at the right edge of the step in hand */
export let input0: usize = 0;
export let input1: usize = 0;
/** currents, pA, or conductances, nS, and the slopes of alpha currents */
export let synapse0: usize = 0;
export let synapse1: usize = 0;
export let slope0: usize = 0;
export let slope1: usize = 0;
export let groups: usize = 0;
export let groupCount: i32 = 0;
/** the step in hand */
export let step: i32 = 0;

export function beginState(): void {
  const bytes = <usize>network.slots * 8;
  potential = allocate(bytes);
  freeFrom = allocate(bytes >> 1);
  input0 = allocate(bytes);
  input1 = allocate(bytes);
  synapse0 = allocate(bytes);
  synapse1 = allocate(bytes);
  slope0 = allocate(bytes);
  slope1 = allocate(bytes);
  groupCount = <i32>network.groups;
  groups = allocate(<usize>groupCount * offsetof<GroupNumbers>());
}

export function nextStep(): void {
  step++;
}

// @ts-ignore: decorator
@inline
export function groupAt(g: i32): GroupNumbers {
  return changetype<GroupNumbers>(groups + <usize>g * offsetof<GroupNumbers>());
}

/** Where the sum of inputs of a number stands. */
// @ts-ignore: decorator
@inline
export function inputOf(sum: f64): usize {
  return sum == 0 ? input0 : input1;
}

/** All bits where each neuron has a number of its own, none where all share one: masks offsets into columns. */
// @ts-ignore: decorator
@inline
export function maskOf(group: GroupNumbers): usize {
  return group.each != 0 ? ~(<usize>0) : 0;
}
