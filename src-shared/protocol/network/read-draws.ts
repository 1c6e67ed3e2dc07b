import type { BenchError } from "../../foundation/bench-error.ts";
import { exp } from "../../foundation/elementary-functions.ts";
import { parsed, type Parsed } from "../../foundation/parsed.ts";
import { TimeGrid } from "../../foundation/time-grid.ts";
import { boundsInvalid, delayBelowStep, delayBeyondRing, delayOffGrid, weightSign } from "../../errors/networks-errors.ts";
import { magnitudeProblem } from "../../neuron/magnitudes.ts";
import { nominalValue } from "../../neuron/read-neuron.ts";
import type { Bounded } from "./network-schema.ts";
import type { ReceptorName, ResolvedDraw } from "./resolved-network.ts";

/** Steps of dt for which a ring keeps inputs under way: a delay of 16 bits. */
const mostDelaySteps = 65_535;
/** A delay without an upper bound ends so many standard deviations above its middle: once in 3 million draws it would lie beyond. */
const deviations = 5;

export interface DelayContext {
  /** ms */
  readonly dt: number;
  readonly integrator: "exact" | "grid";
}

interface ReadWeight {
  readonly weight: ResolvedDraw;
  readonly receptor: ReceptorName;
}

/** Weights of a projection onto one receptor. @param receptor as given; default: by the sign of the middle */
export function readWeight(weight: number | Bounded, receptor: ReceptorName | undefined, where: string): Parsed<ReadWeight> {
  const middle = nominalValue(weight);
  const onto = receptor ?? receptorOf(middle);
  const problems = magnitudeProblem(where, "weight", middle, { unit: "level", shown: "" });
  if (problems.length > 0) return { value: undefined, problems };
  if (hasWrongSign(middle, onto)) return { value: undefined, problems: [weightSign(where, middle, onto)] };
  const draw = drawn(weight, onto === "excitatory" ? { min: 0, max: Infinity } : { min: -Infinity, max: 0 });
  if (draw.kind === "drawn") {
    const wrong = [draw.min, draw.max].find((bound) => Number.isFinite(bound) && hasWrongSign(bound, onto));
    if (wrong !== undefined) return { value: undefined, problems: [weightSign(where, wrong, onto)] };
  }
  return parsed(boundsProblems(draw, "weight", middle, where), () => ({ weight: draw, receptor: onto }));
}

/** Delays of a projection, ms: constant ones are whole steps on the grid, drawn ones are rounded to them. */
export function readDelay(delay: number | Bounded, { dt, integrator }: DelayContext, where: string): Parsed<ResolvedDraw> {
  const middle = nominalValue(delay);
  const least = integrator === "grid" ? dt : 0;
  const ofConstant = typeof delay === "number" || delay.distribution === "constant" ? delayProblems(middle, { dt, integrator }, where) : [];
  if (ofConstant.length > 0) return { value: undefined, problems: ofConstant };
  const draw = drawn(delay, { min: least, max: middle + spreadOf(delay) });
  if (draw.kind === "constant") return { value: draw, problems: [] };
  const problems = [...magnitudeProblem(where, "delay", middle, { unit: "ms", isPositive: true }), ...boundsProblems(draw, "delay", middle, where)];
  if (draw.min < least || middle <= 0) problems.push(delayBelowStep(where, Math.min(draw.min, middle), dt));
  if (draw.max > mostDelaySteps * dt) problems.push(delayBeyondRing(where, draw.max, dt, mostDelaySteps));
  return parsed(problems, () => draw);
}

/** What is wrong with one delay, ms. */
export function delayProblems(delay: number, { dt, integrator }: DelayContext, where: string): BenchError[] {
  const isTooShort = integrator === "grid" ? new TimeGrid(dt).lastUpTo(delay) < 1 : !(delay > 0);
  if (isTooShort) return [delayBelowStep(where, delay, dt)];
  if (delay > mostDelaySteps * dt) return [delayBeyondRing(where, delay, dt, mostDelaySteps)];
  return integrator === "exact" || new TimeGrid(dt).stepAt(delay) !== undefined ? [] : [delayOffGrid(where, delay, dt)];
}

export function receptorOf(weight: number): ReceptorName {
  return weight < 0 ? "inhibitory" : "excitatory";
}

export function hasWrongSign(weight: number, receptor: ReceptorName): boolean {
  return receptor === "excitatory" ? weight < 0 : weight > 0;
}

function drawn(given: number | Bounded, byDefault: { readonly min: number; readonly max: number }): ResolvedDraw {
  if (typeof given === "number" || given.distribution === "constant") return { kind: "constant", value: nominalValue(given) + 0 };
  return { kind: "drawn", from: given, min: given.min ?? byDefault.min, max: given.max ?? byDefault.max, outside: given.outside ?? "redraw" };
}

function boundsProblems(draw: ResolvedDraw, name: string, middle: number, where: string): BenchError[] {
  if (draw.kind === "constant") return [];
  const { from, min, max } = draw;
  const isReversed = from.distribution === "uniform" && from.to < from.from;
  return min < max && min <= middle && middle <= max && !isReversed ? [] : [boundsInvalid(where, name, min, max, middle)];
}

/** How far a distribution reaches above its middle. */
function spreadOf(given: number | Bounded): number {
  if (typeof given === "number") return 0;
  switch (given.distribution) {
    case "constant":
      return 0;
    case "normal":
      return deviations * given.sd;
    case "uniform":
      return (given.to - given.from) / 2;
    case "lognormal":
      return given.median * (exp(deviations * given.sigma) - 1);
  }
}
