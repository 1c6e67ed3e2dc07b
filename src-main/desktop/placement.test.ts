import { expect, test } from "vitest";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";
import { freeNumber, chooseWindow, titleOf, type Occupancy } from "./placement.ts";

const file = (path: string): Opening => ({ kind: "file", path });
const showing = (path: string | undefined): Occupancy => ({ opening: undefined, experiment: { name: "Steps", ...(path === undefined ? {} : { path }), edited: false } });
const made = (opening: Opening): Occupancy => ({ opening, experiment: undefined });
const empty = (): Occupancy => ({ opening: undefined, experiment: undefined });
const steps = "/data/steps.rheobase.json";

test("a window that shows no experiment opens what is asked for in it", () => {
  const asking = empty();
  expect(chooseWindow(file(steps), [showing("/data/other.json"), asking], asking, false)).toEqual({ kind: "here", window: asking });
  expect(chooseWindow({ kind: "new" }, [asking], asking, false).kind).toBe("here");
});

test("a window that has one gives the other a window of its own", () => {
  const asking = showing("/data/other.json");
  for (const opening of [file(steps), { kind: "new" }, { kind: "template", template: "f-i" }, { kind: "draft", draft: "7" }] as const) {
    expect(chooseWindow(opening, [asking], asking, false)).toEqual({ kind: "new" });
  }
});

test("a file that is open comes to the front, whoever asks", () => {
  const holder = showing(steps);
  const asking = empty();
  expect(chooseWindow(file(steps), [asking, holder], asking, false)).toEqual({ kind: "held", window: holder });
  expect(chooseWindow(file("/data/../data/steps.rheobase.json"), [asking, holder], undefined, false)).toEqual({ kind: "held", window: holder });
  expect(chooseWindow(file(steps), [holder], holder, false)).toEqual({ kind: "held", window: holder });
});

test("so does one that a window was made for and has not shown yet, a file or a draft", () => {
  const holder = made(file(steps));
  expect(chooseWindow(file(steps), [holder], undefined, false)).toEqual({ kind: "held", window: holder });
  const recovering = made({ kind: "draft", draft: "7" });
  expect(chooseWindow({ kind: "draft", draft: "7" }, [recovering], undefined, false)).toEqual({ kind: "held", window: recovering });
  expect(chooseWindow({ kind: "draft", draft: "8" }, [recovering], undefined, false)).toEqual({ kind: "new" });
});

test("a window that could not open it may try once more", () => {
  const asking = made(file(steps));
  expect(chooseWindow(file(steps), [asking], asking, false)).toEqual({ kind: "here", window: asking });
});

test("the system's experiments go to a free window, not to one that waits for another", () => {
  const free = empty();
  expect(chooseWindow(file(steps), [showing("/data/other.json"), made(file("/data/third.json")), free], undefined, false)).toEqual({ kind: "free", window: free });
  expect(chooseWindow(file(steps), [made(file("/data/third.json")), showing(undefined)], undefined, false)).toEqual({ kind: "new" });
});

test("case tells files apart only where the system does", () => {
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

test("a window takes the lowest number that is free", () => {
  expect([freeNumber([]), freeNumber([1, 2]), freeNumber([3, 1]), freeNumber([2])]).toEqual([1, 3, 2, 1]);
});
