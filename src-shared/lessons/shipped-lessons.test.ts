import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadWasmKernel } from "../engine/wasm-kernel.ts";
import { checkCurve, curveAnswer } from "./check-curve.ts";
import { checkNumber, numberAnswer } from "./check-number.ts";
import { checkPrediction, compared } from "./check-prediction.ts";
import { checkSlider, sliderState, sliderValues } from "./check-slider.ts";
import { lessonProblems } from "./lesson-problems.ts";
import { filledIn } from "./placeholders.ts";
import { readLesson } from "./read-lesson.ts";

const folder = join(import.meta.dirname, "../../docs/learn");
const files = readdirSync(folder).filter((file) => /^\d\d-.*\.md$/.test(file));
const kernel = loadWasmKernel();
const lessonOf = (file: string) => {
  const { value, problems } = readLesson(readFileSync(join(folder, file), "utf8"), file);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return value!;
};

test("lessons are numbered from 01", () => {
  expect(files.map((file) => Number(file.slice(0, 2)))).toEqual(files.map((_, k) => k + 1));
});

describe.each(files)("%s", (file) => {
  test("it can be read and shown, and each of its questions has an answer", () => {
    expect(lessonProblems(lessonOf(file), kernel).map(({ message }) => message)).toEqual([]);
  });

  test("it has two or three questions, references, and no number of the engine is missing", () => {
    const lesson = lessonOf(file);
    expect(lesson.references.length).toBeGreaterThan(0);
    expect(lesson.blocks.filter(({ kind }) => kind === "question").length).toBeOneOf([2, 3]);
    for (const block of lesson.blocks) {
      const texts = block.kind === "text" ? [block.markdown] : block.kind === "question" ? [block.question.ask, block.question.hint, block.question.solution] : [];
      for (const text of texts) expect(filledIn(text, lesson, kernel)).not.toMatch(/\{\{|no value|NaN/);
    }
  });

  test("the engine's own answer to each question is right, and another is wrong", () => {
    const lesson = lessonOf(file);
    for (const block of lesson.blocks) {
      if (block.kind !== "question") continue;
      const { id, question } = block;
      switch (question.kind) {
        case "number": {
          const answer = numberAnswer(question, lesson, kernel).value!;
          expect(checkNumber(question, lesson, kernel, answer), id).toEqual({ right: true });
          expect(checkNumber(question, lesson, kernel, answer * 1.6 + 3), id).toMatchObject({ right: false, why: expect.stringMatching(/\S/) as string });
          for (const mistake of question.mistakes ?? []) {
            const given = "times" in mistake ? mistake.times * answer : numberAnswer({ ...question, ...mistake }, lesson, kernel).value!;
            expect(checkNumber(question, lesson, kernel, given), `${id}: ${mistake.say}`).toEqual({ right: false, why: mistake.say });
          }
          break;
        }
        case "curve": {
          const answer = curveAnswer(question, lesson, kernel);
          expect(answer.every((value) => value >= question.lowest && value <= question.highest), id).toBe(true);
          expect(checkCurve(question, lesson, kernel, answer)).toEqual({ right: true });
          expect(checkCurve(question, lesson, kernel, answer.map(() => question.lowest)).right).toBe(false);
          break;
        }
        case "slider": {
          const right = sliderValues(question).filter((value) => checkSlider(question, lesson, kernel, value).right);
          expect(right.length, `${id}: ${sliderValues(question).map((value) => sliderState(question, lesson, kernel, value)).join(" ")}`).toBeGreaterThan(0);
          expect(checkSlider(question, lesson, kernel, question.start).right, id).toBe(false);
          break;
        }
        case "prediction": {
          const { outcome } = compared(question, lesson, kernel);
          expect(checkPrediction(question, lesson, kernel, outcome)).toEqual({ right: true });
          expect(checkPrediction(question, lesson, kernel, outcome === "same" ? "more" : "same").right).toBe(false);
        }
      }
    }
  });
});
