import { expect, test } from "vitest";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";
import { freeNumber, chooseWindow, titleOf, type Occupancy } from "./placement.ts";

const file = (path: string): Opening => ({ kind: "file", path });
const showing = (path: string | undefined): Occupancy => ({ opening: undefined, experiment: { name: "Steps", ...(path === undefined ? {} : { path }), edited: false } });
const made = (opening: Opening): Occupancy => ({ opening, experiment: undefined });
const empty = (): Occupancy => ({ opening: undefined, experiment: undefined });
const steps = "/data/steps.rheobase.json";

test("an empty window opens the requested experiment", () => {
  const asking = empty();
  expect(chooseWindow(file(steps), [showing("/data/other.json"), asking], asking, false)).toEqual({ kind: "here", window: asking });
  expect(chooseWindow({ kind: "new" }, [asking], asking, false).kind).toBe("here");
});

test("a window with an experiment opens another one in a new window", () => {
  const asking = showing("/data/other.json");
  for (const opening of [file(steps), { kind: "new" }, { kind: "template", template: "f-i" }, { kind: "draft", draft: "7" }] as const) {
    expect(chooseWindow(opening, [asking], asking, false)).toEqual({ kind: "new" });
  }
});

test("opening a file that is open brings its window to the front", () => {
  const holder = showing(steps);
  const asking = empty();
  expect(chooseWindow(file(steps), [asking, holder], asking, false)).toEqual({ kind: "held", window: holder });
  expect(chooseWindow(file("/data/../data/steps.rheobase.json"), [asking, holder], undefined, false)).toEqual({ kind: "held", window: holder });
  expect(chooseWindow(file(steps), [holder], holder, false)).toEqual({ kind: "held", window: holder });
});

test("the same holds for a file or draft that a new window has not shown yet", () => {
  const holder = made(file(steps));
  expect(chooseWindow(file(steps), [holder], undefined, false)).toEqual({ kind: "held", window: holder });
  const recovering = made({ kind: "draft", draft: "7" });
  expect(chooseWindow({ kind: "draft", draft: "7" }, [recovering], undefined, false)).toEqual({ kind: "held", window: recovering });
  expect(chooseWindow({ kind: "draft", draft: "8" }, [recovering], undefined, false)).toEqual({ kind: "new" });
});

test("a window may retry after it failed to open a file", () => {
  const asking = made(file(steps));
  expect(chooseWindow(file(steps), [asking], asking, false)).toEqual({ kind: "here", window: asking });
});

test("experiments from the system go to an empty window, not to one that waits for another", () => {
  const free = empty();
  expect(chooseWindow(file(steps), [showing("/data/other.json"), made(file("/data/third.json")), free], undefined, false)).toEqual({ kind: "free", window: free });
  expect(chooseWindow(file(steps), [made(file("/data/third.json")), showing(undefined)], undefined, false)).toEqual({ kind: "new" });
});

test("file names are case-sensitive only if the system's are", () => {
  const holder = showing("/Data/Steps.rheobase.json");
  expect(chooseWindow(file(steps), [holder], undefined, true)).toEqual({ kind: "held", window: holder });
  expect(chooseWindow(file(steps), [holder], undefined, false)).toEqual({ kind: "new" });
});

test.each([
  [undefined, "Rheobase"],
  [{ name: "Steps", edited: false }, "Steps – Rheobase"],
  [{ name: "Steps", path: steps, edited: true }, "• Steps – Rheobase"],
])("the title of a window: %j is %s", (experiment, title) => {
  expect(titleOf(experiment)).toBe(title);
});

test("a new window takes the lowest free number", () => {
  expect([freeNumber([]), freeNumber([1, 2]), freeNumber([3, 1]), freeNumber([2])]).toEqual([1, 3, 2, 1]);
});
