import { sin } from "../foundation/elementary-functions.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { CompiledStimulus, Segment } from "./segments.ts";

/** Level of one segment at time t, ms from the start of the sweep. */
function segmentLevel(segment: Segment, t: number): number {
  const s = t - segment.start;
  switch (segment.kind) {
    case "constant":
      return segment.level;
    case "linear":
      return segment.level + segment.slope * s;
    case "sine":
      return segment.level + segment.amplitude * sin(segment.omega * s + segment.phase);
    case "chirp":
      return segment.level + segment.amplitude * sin(segment.omega * s + 0.5 * segment.sweepRate * s * s + segment.phase);
  }
}

/**
 * The drive at time t, in the stimulus' unit: at an edge the level after it, at the sweep's end and beyond the last level.
 *
 * @param t ms from the start of the sweep
 */
export function levelAt(stimulus: CompiledStimulus, t: number): number {
  return segmentLevel(stimulus.segments[segmentIndexAt(stimulus, t)]!, t);
}

/** Index of the segment that holds t: start <= t < end; the first before 0, the last from the end on. */
function segmentIndexAt({ segments }: CompiledStimulus, t: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments[middle]!.start <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A line to draw: level[i] at time[i], ms; an edge is two points at one time. */
export interface StimulusPoints {
  readonly time: Float64Array;
  readonly level: Float64Array;
}

/**
 * Points whose straight connection is the drive: both ends of every constant and straight piece, and sines and chirps at no
 * fewer than `perCycle` points per cycle of their highest frequency (and no fewer than 2 per piece).
 */
export function sampleStimulus(stimulus: CompiledStimulus, perCycle = 40): StimulusPoints {
  const time: number[] = [];
  const level: number[] = [];
  for (const segment of stimulus.segments) {
    const length = segment.end - segment.start;
    const intervals = Math.max(1, Math.ceil(perCycle * cyclesIn(segment, length)));
    for (let k = 0; k <= intervals; k++) {
      const t = k === intervals ? segment.end : segment.start + (k * length) / intervals;
      time.push(t);
      level.push(segmentLevel(segment, t));
    }
  }
  return { time: Float64Array.from(time), level: Float64Array.from(level) };
}

/** Cycles that a piece would go through at its highest frequency. */
function cyclesIn(segment: Segment, length: number): number {
  switch (segment.kind) {
    case "constant":
    case "linear":
      return 0;
    case "sine":
      return (segment.omega * length) / (2 * Math.PI);
    case "chirp":
      return (Math.max(segment.omega, segment.omega + segment.sweepRate * length) * length) / (2 * Math.PI);
  }
}

/**
 * The drive at the points `first` ... `first + count - 1` of a grid, for tables beside recorded traces.
 *
 * @param interval ms between the points, of which number 0 stands at 0 ms
 */
export function levelsOnGrid(stimulus: CompiledStimulus, interval: number, first: number, count: number): Float64Array {
  const levels = new Float64Array(count);
  const grid = new TimeGrid(interval);
  let index = segmentIndexAt(stimulus, grid.timeOf(first));
  for (let i = 0; i < count; i++) {
    const t = grid.timeOf(first + i);
    while (index + 1 < stimulus.segments.length && stimulus.segments[index + 1]!.start <= t) index++;
    levels[i] = segmentLevel(stimulus.segments[index]!, t);
  }
  return levels;
}
