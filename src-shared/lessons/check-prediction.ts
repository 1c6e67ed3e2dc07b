import type { Kernel } from "../engine/kernel.ts";
import type { Verdict } from "./check-number.ts";
import type { Lesson } from "./lesson.ts";
import { valueOf } from "./placeholders.ts";
import type { QuestionOf } from "./question.ts";

type PredictionQuestion = QuestionOf<"prediction">;
export type Outcome = keyof PredictionQuestion["choices"];

/** What the engine says once the button was pressed. */
export interface Compared {
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly unit: string;
  /** a quantity without a value counts as 0 here: a silent neuron has no intervals */
  readonly outcome: Outcome;
}

/** Runs both protocols of a prediction and compares them. */
export function compared({ quantity, before, after, same = 1 }: PredictionQuestion, lesson: Lesson, kernel: Kernel): Compared {
  const first = valueOf({ ...before, quantity }, lesson, kernel);
  const second = valueOf({ ...after, quantity }, lesson, kernel);
  const [one, other] = [first.value ?? 0, second.value ?? 0];
  const outcome = Math.abs(other - one) <= (same / 100) * Math.abs(one) ? "same" : other > one ? "more" : "less";
  return { before: first.value, after: second.value, unit: first.unit, outcome };
}

/** Whether a prediction came true. */
export function checkPrediction(question: PredictionQuestion, lesson: Lesson, kernel: Kernel, chosen: Outcome): Verdict {
  const { outcome } = compared(question, lesson, kernel);
  return chosen === outcome ? { right: true } : { right: false, why: `It is the other way: ${question.choices[outcome]}.` };
}
