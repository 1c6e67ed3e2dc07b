import type { Kernel } from "../engine/kernel.ts";
import { answerMissing, sliderRefused } from "../errors/lessons-errors.ts";
import { BenchError } from "../foundation/bench-error.ts";
import { renderMarkdown } from "../markdown/render-markdown.ts";
import { protocolAt, sliderValues } from "./check-slider.ts";
import type { Lesson } from "./lesson.ts";
import { filledIn, valueOf } from "./placeholders.ts";
import type { Question } from "./question.ts";

/**
 * What is wrong with a lesson that was read, beyond its form: texts that cannot be shown as they are written, questions without an answer,
 * protocols that fail. It simulates, and renders every text.
 */
export function lessonProblems(lesson: Lesson, kernel: Kernel): BenchError[] {
  const { file } = lesson;
  return lesson.blocks.flatMap((block) => {
    try {
      switch (block.kind) {
        case "text":
          return renderMarkdown(filledIn(block.markdown, lesson, kernel), { place: (line) => `${file} line ${block.line + line - 1}` }).problems;
        case "question":
          return [
            ...answerProblems(block.question, lesson, kernel, `${file} ${block.id}`),
            ...([block.question.ask, block.question.hint, block.question.solution].flatMap(
              (text) => renderMarkdown(filledIn(text, lesson, kernel), { place: (line) => `${file} ${block.id} line ${line}` }).problems,
            )),
          ];
        case "figure":
        case "live":
        case "code":
          return [];
      }
    } catch (error) {
      if (error instanceof BenchError) return [error];
      throw error;
    }
  });
}

function answerProblems(question: Question, lesson: Lesson, kernel: Kernel, where: string): BenchError[] {
  switch (question.kind) {
    case "number":
      return valueOf(question, lesson, kernel).value === undefined ? [answerMissing(where, question.quantity, question.protocol)] : [];
    case "slider": {
      const values = sliderValues(question);
      return [values[0]!, values.at(-1)!].flatMap((value) => {
        const [problem] = protocolAt(question, lesson, value).problems;
        return problem === undefined ? [] : [sliderRefused(where, question.parameter, value, problem.what)];
      });
    }
    case "curve":
    case "prediction":
      return [];
  }
}
