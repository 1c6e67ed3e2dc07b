import type { Kernel } from "../engine/kernel.ts";
import { quantityText } from "../content/number-text.ts";
import type { Verdict } from "./check-number.ts";
import type { Lesson } from "./lesson.ts";
import { voltageAt } from "./quantities.ts";
import type { QuestionOf } from "./question.ts";
import { simulateSweep } from "./simulate-lesson.ts";

type CurveQuestion = QuestionOf<"curve">;

/** A line: x ascending. */
export interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Where the points of a drawing stand: equally far from each other, the first at the start and the last at the end. */
export function drawnAt({ from, to, points }: CurveQuestion): Float64Array {
  return Float64Array.from({ length: points }, (_, k) => from + (k * (to - from)) / (points - 1));
}

/** The line that the engine gives: V at every sample, or the rate of every sweep over its level. */
export function computedCurve({ protocol, quantity, sweep = 1, from, to }: CurveQuestion, { protocols }: Lesson, kernel: Kernel): Line {
  const { plan } = protocols.get(protocol)!;
  if (quantity === "V") {
    const { V, interval } = simulateSweep(plan, sweep - 1, kernel);
    const x = Float64Array.from(V, (_, k) => k * interval).filter((time) => time >= from && time <= to);
    const first = Math.ceil(from / interval);
    return { x, y: V.slice(first, first + x.length) };
  }
  const rates = Array.from({ length: plan.stimuli }, (_, k) => simulateSweep(plan, k, kernel).summary)
    .flatMap(({ level, rate }) => (level === undefined || rate === undefined ? [] : [[level, rate] as const]))
    .sort(([one], [other]) => one - other);
  return { x: Float64Array.from(rates, ([level]) => level), y: Float64Array.from(rates, ([, rate]) => rate) };
}

/** The engine's values where a drawing has its points. */
export function curveAnswer(question: CurveQuestion, lesson: Lesson, kernel: Kernel): Float64Array {
  if (question.quantity === "V") {
    const simulated = simulateSweep(lesson.protocols.get(question.protocol)!.plan, (question.sweep ?? 1) - 1, kernel);
    return drawnAt(question).map((time) => voltageAt(simulated, time)!);
  }
  const line = computedCurve(question, lesson, kernel);
  return drawnAt(question).map((x) => between(line, x));
}

/**
 * Compares a drawing with the engine's line: right if their root mean square distance at the points is within the tolerance, in parts of
 * the axis.
 *
 * @param drawn one value a point, in the unit of the axis
 */
export function checkCurve(question: CurveQuestion, lesson: Lesson, kernel: Kernel, drawn: ArrayLike<number>): Verdict {
  const answer = curveAnswer(question, lesson, kernel);
  const off = answer.map((value, k) => drawn[k]! - value);
  const distance = Math.sqrt(off.reduce((sum, value) => sum + value * value, 0) / off.length) / (question.highest - question.lowest);
  if (distance <= Number.parseFloat(question.tolerance) / 100) return { right: true };
  const worst = off.reduce((most, value, k) => (Math.abs(value) > Math.abs(off[most]!) ? k : most), 0);
  const { x, y } = curveUnits(question);
  const [at, had, has] = [quantityText(drawnAt(question)[worst]!, x), quantityText(drawn[worst]!, y), quantityText(answer[worst]!, y)];
  return { right: false, why: `The line is ${off[worst]! > 0 ? "too high" : "too low"}, most of all at ${at}: you drew ${had}, the engine gives ${has}.` };
}

/** Units of the axes. */
export function curveUnits({ quantity }: CurveQuestion): { readonly x: "ms" | "pA"; readonly y: "mV" | "Hz" } {
  return quantity === "V" ? { x: "ms", y: "mV" } : { x: "pA", y: "Hz" };
}

/** A line's value at x, on the straight between its points; beyond them that of the nearest. */
function between({ x, y }: Line, at: number): number {
  const after = x.findIndex((value) => value >= at);
  if (after === 0) return y[0]!;
  if (after < 0) return y.at(-1)!;
  const part = (at - x[after - 1]!) / (x[after]! - x[after - 1]!);
  return y[after - 1]! + part * (y[after]! - y[after - 1]!);
}
