import { expect, test } from "vitest";
import { actions } from "../actions/registry.ts";
import { benchWindow } from "../state/testing/a-bench-window.ts";
import { arrived } from "../state/testing/stand-in-service.ts";
import { menuGroups, performItem } from "./menu-groups.ts";
import { standInDesktop } from "./testing/stand-in-desktop.ts";

const recent = ["/home/ada/steps.rheobase.json", "/home/ada/old/steps.rheobase.json", "/home/ada/cell.rheobase.json"].map((path) => ({
  path,
  name: path.replace(/^.*\/|\.rheobase\.json$/g, ""),
  openedAt: 1,
}));

async function desktopWindow() {
  const placed: unknown[] = [];
  const { desktop } = standInDesktop({
    begin: () => Promise.resolve({ platform: "linux" }),
    placeExperiment: ({ opening }) => (placed.push(opening), Promise.resolve({ here: false })),
  });
  const { bench } = benchWindow({ desktop, handlers: { listRecent: () => Promise.resolve(recent) } });
  await bench.begin();
  await arrived();
  const items = () => menuGroups(bench).flatMap(({ items }) => items);
  return { bench, placed, items, item: (id: string) => items().find((item) => item.id === id) };
}

test("the menu has every action once, by its title, in the groups of the palette", async () => {
  const { bench, items } = await desktopWindow();
  expect(items().slice(0, -recent.length).map(({ title }) => title).toSorted()).toEqual(actions.map(({ title }) => title).toSorted());
  expect(menuGroups(bench).map(({ title }) => title)).toEqual([...new Set(actions.map(({ group }) => group)), "Recent"]);
});

test("a disabled item is greyed out, and does nothing when it is chosen", async () => {
  const { bench, item } = await desktopWindow();
  expect([item("experiment.open")?.enabled, item("experiment.save-as")?.enabled, item("run.start")?.enabled]).toEqual([true, false, false]);
  performItem("view.results", bench);
  expect(bench.tab).toBe("design");
  performItem("help.shortcuts", bench);
  expect(bench.dialog?.kind).toBe("shortcuts");
  // While a dialog is open, no command opens another.
  performItem("help.commands", bench);
  expect(bench.dialog?.kind).toBe("shortcuts");
});

test("an item has the action's key on the desktop, unless the key works in one part only", async () => {
  const { item } = await desktopWindow();
  expect(item("experiment.new")?.keys).toBe("Ctrl+N");
  expect([item("protocol.rename")?.keys, item("view.overlay")?.keys]).toEqual([undefined, undefined]);
});

test("recent experiments can be opened, with paths if names are equal", async () => {
  const { bench, items, placed } = await desktopWindow();
  expect(items().slice(-3).map(({ title }) => title)).toEqual([`Open recent: ${recent[0]!.path}`, `Open recent: ${recent[1]!.path}`, "Open recent: cell"]);
  performItem(items().at(-1)!.id, bench);
  await arrived();
  expect(placed).toEqual([{ kind: "file", path: recent[2]!.path }]);
});
