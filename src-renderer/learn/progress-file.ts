import type { Lesson } from "../../src-shared/lessons/lesson.ts";
import type { Progress } from "./progress.svelte.ts";

/** A lesson under the name by which its progress is kept. */
export interface KeptLesson {
  readonly key: string;
  readonly lesson: Lesson;
}

/**
 * Progress as a small JSON file that a teacher can collect: of every lesson each question, whether it was answered right, in how many
 * tries, and the last answer.
 *
 * @param at when it is written
 */
export function progressFile(lessons: readonly KeptLesson[], progress: Progress, at: Date): string {
  const file = {
    format: "rheobase-progress",
    version: 1,
    writtenAt: at.toISOString(),
    lessons: lessons.map(({ key, lesson }) => ({
      file: key,
      title: lesson.title,
      questions: lesson.blocks.flatMap((block) => {
        if (block.kind !== "question") return [];
        const { right = false, tries = 0, answer } = progress.of(key, block.id) ?? {};
        return [{ id: block.id, kind: block.question.kind, right, tries, ...(answer === undefined ? {} : { answer }) }];
      }),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
