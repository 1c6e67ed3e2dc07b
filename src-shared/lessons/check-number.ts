import type { Kernel } from "../engine/kernel.ts";
import type { Lesson } from "./lesson.ts";
import { valueOf } from "./placeholders.ts";
import type { QuestionOf } from "./question.ts";
import { allowance } from "./tolerance.ts";

/** What is said to an answer. */
export interface Verdict {
  readonly right: boolean;
  /** why it is wrong, where that can be told; Markdown */
  readonly why?: string;
}

/** The right number, and its unit; undefined where the protocol gives none. */
export function numberAnswer(question: QuestionOf<"number">, lesson: Lesson, kernel: Kernel): { readonly value: number | undefined; readonly unit: string } {
  return valueOf(question, lesson, kernel);
}

/**
 * Checks a number by the engine: computed when it is asked, and kept nowhere in the lesson.
 *
 * @param given in the unit of the quantity
 */
export function checkNumber(question: QuestionOf<"number">, lesson: Lesson, kernel: Kernel, given: number): Verdict {
  const { value: answer } = numberAnswer(question, lesson, kernel);
  if (answer === undefined) return { right: false, why: "The protocol gives this quantity no value." };
  const near = (value: number | undefined): boolean => value !== undefined && Math.abs(given - value) <= allowance(question.tolerance, value);
  if (near(answer)) return { right: true };
  const told = (question.mistakes ?? []).find((one) => near("times" in one ? one.times * answer : valueOf(one, lesson, kernel).value));
  return { right: false, why: told?.say ?? likelyMistake(given, answer, near) };
}

/** What a wrong number tells when its lesson foresaw nothing. */
function likelyMistake(given: number, answer: number, near: (value: number) => boolean): string {
  if (near(-answer)) return "The size is right, the sign is not.";
  for (const factor of [10, 100, 1000, 1_000_000]) {
    if (near(answer * factor) || near(answer / factor)) return `It is off by a factor of ${factor}: follow the units through, mV = MΩ · nA and ms = MΩ · nF.`;
  }
  if (Math.sign(given) !== Math.sign(answer) && given !== 0) return "It has the wrong sign.";
  const times = Math.abs(given) / Math.abs(answer);
  if (times > 0.8 && times < 1.25) return "It is near, but not near enough: keep another digit on the way.";
  return given > answer ? "It is too large." : "It is too small.";
}
