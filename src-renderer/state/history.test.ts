import fc from "fast-check";
import { expect, test } from "vitest";
import { History } from "./history.svelte.ts";

const edits = fc.array(fc.record({ value: fc.integer(), key: fc.option(fc.constantFrom("a", "b"), { nil: undefined }), seal: fc.boolean() }));

test("undoing every step leads to the start, and redoing every step to the end", () => {
  fc.assert(
    fc.property(edits, (all) => {
      const history = new History<{ value: number }>({ value: NaN });
      const start = history.present;
      for (const { value, key, seal } of all) {
        history.apply("edit", { value }, key);
        if (seal) history.seal();
      }
      const end = history.present;
      let steps = 0;
      while (history.undo() !== undefined) steps++;
      expect(history.present).toBe(start);
      for (let k = 0; k < steps; k++) expect(history.redo()).toBe("edit");
      expect(history.redo()).toBeUndefined();
      expect(history.present).toBe(end);
    }),
  );
});

test("consecutive edits with one key are one step, unless separated by another edit, a seal or an undo", () => {
  const history = new History(0);
  for (const value of [1, 2, 3]) history.apply("drag", value, "level");
  history.undo();
  expect(history.present).toBe(0);
  history.apply("drag", 4, "level");
  history.seal();
  history.apply("drag", 5, "level");
  history.undo();
  expect(history.present).toBe(4);
  history.apply("other", 6);
  history.apply("drag", 7, "level");
  history.undo();
  expect(history.present).toBe(6);
});

test("an amendment survives undo and redo, and is not a step", () => {
  const history = new History<readonly string[]>(["start"]);
  history.apply("one", ["start", "one"]);
  history.undo();
  history.amend((values) => [...values, "run"]);
  expect(history.undoLabel).toBeUndefined();
  expect(history.present).toEqual(["start", "run"]);
  history.redo();
  expect(history.present).toEqual(["start", "one", "run"]);
  history.undo();
  expect(history.present).toEqual(["start", "run"]);
});

test("an edit after an undo clears the redo steps", () => {
  const history = new History(0);
  history.apply("one", 1);
  history.undo();
  history.apply("two", 2);
  expect(history.redoLabel).toBeUndefined();
  expect(history.undoLabel).toBe("two");
});
