import { expect, test } from "vitest";
import { lastingMessages } from "./lasting-messages.ts";

type Shown = Parameters<typeof lastingMessages>[0];
const shown = (changes: object): Shown =>
  ({
    connection: { lost: undefined },
    document: undefined,
    tab: "results",
    chosenRun: undefined,
    comparison: { members: [] },
    notices: { bars: [] },
    ...changes,
  }) as unknown as Shown;
const document = { name: "Layer 5 cell", path: "Layer 5 cell.rheobase.json", edited: false, fileChanged: undefined, elsewhere: 0 };
const labels = (bench: Shown) => lastingMessages(bench).flatMap(({ actions }) => actions.map(({ label }) => label));

test("without problems there is no message", () => {
  expect(lastingMessages(shown({ document }))).toEqual([]);
});

test("a lost connection offers to reconnect and, with unsaved edits, to download them", () => {
  const lost = { lost: "the server does not answer" };
  expect(labels(shown({ connection: lost, document }))).toEqual(["Try now"]);
  expect(labels(shown({ connection: lost, document, desktop: {} }))).toEqual(["Reconnect"]);
  expect(labels(shown({ connection: lost, document: { ...document, edited: true } }))).toEqual(["Download a copy", "Try now"]);
});

test("without an experiment edits are not mentioned; a failed attempt to reconnect is reported", async () => {
  const said: string[] = [];
  const connection = { lost: "the server does not answer" };
  const [bar] = lastingMessages(shown({ connection, reconnect: () => Promise.resolve(false), notices: { bars: [], say: (text: string) => said.push(text) } }));
  expect(bar?.detail).not.toContain("edits");
  expect(lastingMessages(shown({ connection, document }))[0]?.detail).toContain("edits");
  bar?.actions[0]?.perform();
  await Promise.resolve();
  expect(said).toEqual(["Not reconnected: the server does not answer."]);
});

test("a file changed or deleted by another program needs a decision", () => {
  expect(labels(shown({ document: { ...document, fileChanged: "changed" } }))).toEqual(["Reload from disk", "Keep mine"]);
  expect(labels(shown({ document: { ...document, fileChanged: "saved" } }))).toEqual(["Reload from disk", "Keep mine"]);
  expect(lastingMessages(shown({ document: { ...document, fileChanged: "saved" } }))[0]?.title).toBe("Another window of Rheobase saved Layer 5 cell.rheobase.json.");
  expect(labels(shown({ document: { ...document, fileChanged: "deleted" } }))).toEqual(["Save it again"]);
});

test("a mismatch shows both digests, and whether the engine version differs", () => {
  const mismatches = [{ of: "spikes", condition: undefined, recorded: "7f3a91c2".repeat(8), computed: "0011aabb".repeat(8) }];
  const chosenRun = { name: "Run 12", verification: { mismatches, engine: { recorded: 1, current: 2 } } };
  const [bar] = lastingMessages(shown({ document, chosenRun }));
  expect(bar?.title).toContain("7f3a 91c2");
  expect(bar?.title).toContain("0011 aabb");
  expect(bar?.detail).toContain("recorded by engine 1; this is engine 2");
});

test("in a comparison every run with a mismatch is named as in the comparison", () => {
  const mismatches = [{ of: "spikes", condition: undefined, recorded: "7f3a91c2".repeat(8), computed: "0011aabb".repeat(8) }];
  const verification = { mismatches, engine: { recorded: 1, current: 1 } };
  const members = [
    { key: "run-1", name: "Run 1", run: { verification } },
    { key: "run-2", name: "Run 2", run: {} },
    { key: "other run-1", name: "Run 1 of other", run: { verification } },
  ];
  const bars = lastingMessages(shown({ document, tab: "compare", comparison: { members } }));
  expect(bars.map(({ title }) => title.replace(/ came.*/, ""))).toEqual(["Run 1", "Run 1 of other"]);
  expect(new Set(bars.map(({ key }) => key)).size).toBe(2);
});

test("other windows with the same file are counted", () => {
  expect(lastingMessages(shown({ document: { ...document, elsewhere: 2 } })).map(({ title }) => title)).toEqual(["Layer 5 cell is open in 2 other windows too."]);
});
