import type { Kernel } from "../../src-shared/engine/kernel.ts";
import type { Lesson } from "../../src-shared/lessons/lesson.ts";
import type { Question, QuestionOf } from "../../src-shared/lessons/question.ts";
import type { ShownSweep } from "./shown-sweep.ts";

/** What each kind of question receives. */
export interface QuestionProps<Kind extends Question["kind"]> {
  readonly question: QuestionOf<Kind>;
  readonly lesson: Lesson;
  readonly kernel: Kernel;
  /** "Question 2" */
  readonly name: string;
  readonly solved: boolean;
  /** notes an answer as it was given */
  readonly onanswer: (right: boolean, answer: string) => void;
  /** shows a protocol beside the text */
  readonly onshow: (shown: ShownSweep) => void;
}
