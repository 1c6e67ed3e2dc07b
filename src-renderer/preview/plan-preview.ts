import type { Plan } from "../../src-shared/plan/plan.ts";
import { isWave } from "../../src-shared/protocol/epoch-meaning.ts";
import type { PreviewSize } from "./preview.ts";

/** The part of a protocol that its preview simulates. */
export interface PreviewPlan {
  /** ms, of the longest sweep */
  readonly duration: number;
  /** ms from the start of each sweep */
  readonly until: number;
  /** in the order of simulation, the shown sweep first */
  readonly sweeps: readonly number[];
}

/**
 * Most steps of a preview, about 60 ms of work. The limit is in steps rather than time, so that a protocol always has the same
 * preview, however busy the machine is. A sine costs several times what a constant does.
 */
const mostSteps = { constant: 2_000_000, moving: 500_000 } as const;
/** A small preview has so much of these steps. */
const smallShare = 0.02;
/** Sweeps drawn: more cannot be told apart. */
const mostSweeps = 60;
/** Shortest shown duration, ms: if not everything fits, sweeps are left out before less than this is shown. */
const readable = 500;

export function planPreview(plan: Plan, sweep: number, size: PreviewSize = "usual"): PreviewPlan {
  const { protocol } = plan;
  const { sweeps, dt } = protocol;
  const duration = Math.max(plan.drive(0).duration, plan.drive(sweeps - 1).duration);
  const moves = protocol.epochs.some(isWave);
  const steps = mostSteps[moves ? "moving" : "constant"] * (size === "small" ? smallShare : 1);
  const affordable = (count: number) => (steps / count) * dt;
  const counts = (size === "small" ? [1] : [mostSweeps, 24, 12, 6, 3, 1]).map((count) => Math.min(count, sweeps));
  const count = counts.find((some) => affordable(some) >= Math.min(duration, readable)) ?? 1;
  const until = affordable(count) >= duration ? duration : roundLength(affordable(count));
  return { duration, until, sweeps: [sweep, ...spreadOut(sweeps, count, sweep)].slice(0, count) };
}

/** 1, 2 or 5 times a power of ten, ms: the largest that is no longer. */
export function roundLength(most: number): number {
  const exponent = Math.floor(Math.log10(most) + 1e-9);
  return [5, 2, 1].map((factor) => Number(`${factor}e${exponent}`)).find((length) => length <= most * (1 + 1e-9)) ?? most;
}

/**
 * Picks sweeps in an order in which every prefix is evenly spread: last and first, then
 * the middle between them, and so on.
 *
 * @param except already included
 */
export function spreadOut(sweeps: number, wanted: number, except: number): number[] {
  const places = Array.from({ length: wanted }, (_, k) => (wanted === 1 ? except : Math.round((k * (sweeps - 1)) / (wanted - 1))));
  const order = [places.length - 1, 0];
  const gaps: [number, number][] = [[0, places.length - 1]];
  for (const [low, high] of gaps) {
    const middle = (low + high) >> 1;
    if (middle === low) continue;
    order.push(middle);
    gaps.push([low, middle], [middle, high]);
  }
  return [...new Set(order.map((k) => places[k]!))].filter((place) => place !== except);
}
