import type { Kernel } from "../engine/kernel.ts";
import { withSetting } from "../experiment/set-values.ts";
import { BenchError } from "../foundation/bench-error.ts";
import { decimal } from "../foundation/decimal.ts";
import type { Parsed } from "../foundation/parsed.ts";
import { planOf } from "../plan/plan-of-protocol.ts";
import type { Plan } from "../plan/plan.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Verdict } from "./check-number.ts";
import type { Lesson } from "./lesson.ts";
import { quantityNamed } from "./quantities.ts";
import type { QuestionOf } from "./question.ts";
import { simulateSweep } from "./simulate-lesson.ts";

type SliderQuestion = QuestionOf<"slider">;

/** Every value that the slider takes, ascending. */
export function sliderValues({ from, to, step }: SliderQuestion): number[] {
  return Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, k) => decimal(from + k * step));
}

/** The protocol of a question with its slider at a value: the same file with one number replaced. */
export function protocolAt({ protocol, parameter }: SliderQuestion, { protocols }: Pick<Lesson, "protocols">, value: number): Parsed<{ protocol: Protocol; plan: Plan }> {
  try {
    const changed = withSetting(protocols.get(protocol)!.protocol, { path: parameter.split("."), text: String(value) }, "");
    const plan = planOf(changed, "");
    return plan.value === undefined ? plan : { value: { protocol: changed, plan: plan.value }, problems: [] };
  } catch (error) {
    if (error instanceof BenchError) return { value: undefined, problems: [error] };
    throw error;
  }
}

/** The goal's quantity with the slider at a value; undefined where it has none. */
export function sliderState(question: SliderQuestion, lesson: Lesson, kernel: Kernel, value: number): number | undefined {
  const { value: at } = protocolAt(question, lesson, value);
  if (at === undefined) return undefined;
  return quantityNamed(question.goal.quantity)!.of(simulateSweep(at.plan, (question.sweep ?? 1) - 1, kernel));
}

/** Whether the engine finds the goal reached with the slider at a value. */
export function checkSlider(question: SliderQuestion, lesson: Lesson, kernel: Kernel, value: number): Verdict {
  const { from, to } = question.goal;
  const state = sliderState(question, lesson, kernel, value);
  if (state === undefined) return { right: false, why: "At this value the quantity has no value." };
  if (state >= from && state <= to) return { right: true };
  return { right: false, why: state < from ? "That is not yet enough." : "That is too much." };
}
