import { expect, test } from "vitest";
import { Progress, progressKey } from "./progress.svelte.ts";

function aStorage(text?: string) {
  const kept = new Map(text === undefined ? [] : [[progressKey, text]]);
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

test("tries are counted until the first right answer, which stays", () => {
  const storage = aStorage();
  const progress = new Progress(storage);
  progress.note("01.md", "q1", false, "3 ms");
  progress.note("01.md", "q1", true, "20 ms");
  progress.note("01.md", "q1", false, "30 ms");
  expect(progress.of("01.md", "q1")).toEqual({ right: true, tries: 2, answer: "20 ms" });
  expect(new Progress(storage).rightIn("01.md")).toBe(1);
});

test("two windows do not lose each other's answers", () => {
  const storage = aStorage();
  const [one, other] = [new Progress(storage), new Progress(storage)];
  one.note("01.md", "q1", true, "a");
  other.note("02.md", "q1", true, "b");
  one.reread();
  expect([one.rightIn("01.md"), one.rightIn("02.md")]).toEqual([1, 1]);
});

test("what a storage holds that is no progress is forgotten", () => {
  expect(new Progress(aStorage("{")).rightIn("01.md")).toBe(0);
  expect(new Progress(aStorage('{"01.md": {"q1": 3}}')).rightIn("01.md")).toBe(0);
});
