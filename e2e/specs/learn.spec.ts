import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { curveAnswer } from "../../src-shared/lessons/check-curve.ts";
import { numberAnswer } from "../../src-shared/lessons/check-number.ts";
import { compared } from "../../src-shared/lessons/check-prediction.ts";
import { checkSlider, sliderValues } from "../../src-shared/lessons/check-slider.ts";
import type { Lesson } from "../../src-shared/lessons/lesson.ts";
import type { Question, QuestionOf } from "../../src-shared/lessons/question.ts";
import { readLesson } from "../../src-shared/lessons/read-lesson.ts";
import { expectAccess } from "../bench/axe.ts";
import { expect, test } from "../bench/bench-test.ts";

const folder = join(import.meta.dirname, "../../docs/learn");
const kernel = loadWasmKernel();
const lessons = readdirSync(folder)
  .filter((file) => /^\d/.test(file))
  .map((file) => readLesson(readFileSync(join(folder, file), "utf8"), file).value!);

async function openLessons(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Learn the model" }).click();
  await expect(page.getByRole("heading", { name: "Learn the model" })).toBeVisible();
}

async function openLesson(page: Page, { title }: Pick<Lesson, "title">): Promise<void> {
  await openLessons(page);
  await page.getByRole("list", { name: "Lessons", exact: true }).getByRole("button", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
}

const number = (value: number): string => String(Number(value.toPrecision(6)));

/** Draws a line with the pen, from point to point. */
async function draw(page: Page, where: Locator, { lowest, highest }: QuestionOf<"curve">, values: ArrayLike<number>): Promise<void> {
  const points = where.getByRole("slider");
  // Where the axis ends: a point that is pushed to its ends shows them.
  const centre = async (k: number): Promise<{ x: number; y: number }> => {
    const { x, y, width, height } = (await points.nth(k).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  await where.scrollIntoViewIfNeeded();
  await points.first().focus();
  for (let k = 0; k < 10; k++) await page.keyboard.press("PageUp");
  const top = (await centre(0)).y;
  for (let k = 0; k < 20; k++) await page.keyboard.press("PageDown");
  const bottom = (await centre(0)).y;
  for (let k = 0; k < values.length; k++) {
    const y = bottom - ((values[k]! - lowest) / (highest - lowest)) * (bottom - top);
    await page.mouse.move((await centre(k)).x, y);
    if (k === 0) await page.mouse.down();
    else await page.mouse.move((await centre(k)).x, y);
  }
  await page.mouse.up();
}

/** Answers a question, wrongly or rightly: the engine says how. */
async function answer(page: Page, where: Locator, question: Question, lesson: Lesson, right: boolean): Promise<void> {
  switch (question.kind) {
    case "number": {
      const value = numberAnswer(question, lesson, kernel).value!;
      await where.getByLabel("Your answer").fill(number(right ? value : 1.6 * value + 3));
      return where.getByRole("button", { name: "Check" }).click();
    }
    case "curve":
      if (right) await draw(page, where, question, curveAnswer(question, lesson, kernel));
      return where.getByRole("button", { name: "Put the computed line over it" }).click();
    case "slider": {
      const values = sliderValues(question).filter((value) => checkSlider(question, lesson, kernel, value).right === right);
      await where.getByRole("slider").fill(String(values[Math.floor(values.length / 2)]!));
      return where.getByRole("button", { name: "Check" }).click();
    }
    case "prediction": {
      const { outcome } = compared(question, lesson, kernel);
      const chosen = right ? outcome : outcome === "same" ? "more" : "same";
      await where.getByRole("radio", { name: question.choices[chosen], exact: true }).check();
      return where.getByRole("button", { name: "Run" }).click();
    }
  }
}

// A lesson that was just shown may still be loading its fonts, which a host that ends would refuse.
test.afterEach(async ({ page }) => {
  await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => document.fonts.ready).then(() => undefined)");
});

for (const lesson of lessons) {
  test(`lesson ${lesson.file} is done wrong, with help, and then right`, async ({ page }) => {
    await openLesson(page, lesson);
    const questions = lesson.blocks.filter((block) => block.kind === "question");
    for (const [k, { question }] of questions.entries()) {
      const where = page.getByRole("region", { name: new RegExp(`^Question ${k + 1} of`) });
      await answer(page, where, question, lesson, false);
      await expect(where.getByText("Not yet.")).toBeVisible();
      await where.getByRole("button", { name: "Hint" }).click();
      await expect(where.getByRole("button", { name: "Solution" })).toBeVisible();
      await answer(page, where, question, lesson, true);
      await expect(where.getByText("Right.")).toBeVisible();
      await expect(where.getByRole("heading").first()).toContainText("answered");
    }
    await page.getByRole("button", { name: "All lessons" }).click();
    await expect(page.getByRole("button", { name: new RegExp(`${questions.length} of ${questions.length} answered`) })).toHaveCount(1);
  });
}

test("progress survives a reload and is exported as a small file", async ({ page }) => {
  const [lesson] = lessons;
  await openLesson(page, lesson!);
  const question = lesson!.blocks.find((block) => block.kind === "question")!.question;
  const where = page.getByRole("region", { name: /^Question 1 of/ });
  await answer(page, where, question, lesson!, false);
  await answer(page, where, question, lesson!, true);
  await expect(where.getByText("Right.")).toBeVisible();
  await page.reload();
  await openLessons(page);
  await expect(page.getByRole("button", { name: lesson!.title })).toContainText("1 of 2 answered");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export progress" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8")) as { format: string; lessons: { file: string; questions: object[] }[] };
  expect(file.format).toBe("rheobase-progress");
  expect(file.lessons.map((one) => one.file)).toEqual(lessons.map((one) => one.file));
  expect(file.lessons[0]!.questions).toEqual([
    { id: "q1", kind: "number", right: true, tries: 2, answer: expect.any(String) as unknown },
    { id: "q2", kind: "prediction", right: false, tries: 0 },
  ]);
});

test("a teacher opens a folder of own lessons; what is broken says file, line and remedy", async ({ bench, machine, page }) => {
  const good = readFileSync(join(folder, "03-time-constant.md"), "utf8");
  mkdirSync(join(machine.folder, "course"));
  await bench.disk.replace(good.replace(/^title: .*$/m, "title: Our cells"), "course", "01-our-cells.md");
  await bench.disk.replace(good.replace("tau_m: 20", "tau_m: -20").replace(/^title: .*$/m, "title: Broken"), "course", "02-broken.md");
  await bench.disk.replace(`${good.replace(/^title: .*$/m, "title: Foreign")}\n\n<script>alert(1)</script>\n`, "course", "03-foreign.md");
  await openLessons(page);
  await page.getByRole("button", { name: "Own lessons" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "course" }).click();
  await expect(dialog.getByRole("list", { name: /^Folder .*course$/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Open this folder" }).click();
  const own = page.getByRole("list", { name: "Own lessons" });
  await expect(own).toContainText("02-broken.md cannot be read");
  await expect(own).toContainText("02-broken.md line 9 /protocols/step/neuron/tau_m tau_m (-20 ms) is not above 0");
  await expect(own).toContainText(/03-foreign\.md line \d+ The HTML <script>/);
  await own.getByRole("button", { name: "Our cells" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Our cells" })).toBeVisible();
});

test("a protocol of a lesson opens in the designer, and an open experiment keeps its lesson", async ({ bench, page }) => {
  await openLesson(page, lessons[2]!);
  await page.getByRole("button", { name: "Open as protocol" }).click();
  await expect(bench.protocols).toHaveText([/step/]);
  await bench.topBar.getByRole("tab", { name: "Learn" }).click();
  await expect(page.getByRole("heading", { level: 1, name: lessons[2]!.title })).toBeVisible();
  await page.getByRole("button", { name: "Open as protocol" }).click();
  await expect(bench.protocols).toHaveCount(2);
});

test("a line is drawn with keys alone", async ({ page }) => {
  await openLesson(page, lessons[1]!);
  const where = page.getByRole("region", { name: /^Question 3 of/ });
  const points = where.getByRole("slider");
  await points.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(points.nth(1)).toBeFocused();
  const before = Number(await points.nth(1).getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowUp");
  expect(Number(await points.nth(1).getAttribute("aria-valuenow"))).toBeGreaterThan(before);
});

test("axe finds nothing in the list and in a lesson with every kind of answer", async ({ page }) => {
  await openLessons(page);
  await expectAccess(page);
  await page.getByRole("list", { name: "Lessons", exact: true }).getByRole("button", { name: lessons[1]!.title }).click();
  await page.getByRole("button", { name: "Put the computed line over it" }).click();
  await expectAccess(page);
});
