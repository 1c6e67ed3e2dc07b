import { expect, test } from "vitest";
import type { Desktop } from "../../src-shared/contract/desktop-contract.ts";
import { standInDesktop } from "../desktop/testing/stand-in-desktop.ts";
import { localKeys } from "./local-keys.ts";
import { actions } from "./registry.ts";
import { grouped, shortcutGroups } from "./shortcut-groups.ts";

const keysOf = ({ keys, moreKeys, keysInBrowser }: (typeof actions)[number]): string[] => [keys, moreKeys, keysInBrowser].filter((one) => one !== undefined);

test("ids and titles of actions are unique", () => {
  for (const property of ["id", "title"] as const) expect(new Set(actions.map((action) => action[property])).size).toBe(actions.length);
});

test.each(["design", "results", "compare"] as const)("no two actions in the same part of %s share a key", (tab) => {
  for (const scope of ["protocols", "plots"] as const) {
    const keys = actions.filter((action) => (action.scope === undefined || action.scope === scope) && action.tabs?.includes(tab) !== false).flatMap(keysOf);
    expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([]);
  }
});

test("no part of the bench uses a key twice", () => {
  for (const [, entries] of grouped(localKeys, ({ where }) => where)) {
    const keys = entries.flatMap((entry) => entry.keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test("every key of the design exists", () => {
  const promised = [
    "Ctrl+Enter", "Esc", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+N", "Alt+N", "Ctrl+O", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+E", "Ctrl+Shift+E", "Ctrl+B", "Ctrl+Shift+L",
    "F2", "Delete", "Alt+Up", "Alt+Down", "Ctrl+K", "Ctrl+Z", "Ctrl+Shift+Z", "F6", "Shift+F6", "Ctrl+D", "Ctrl+Shift+C", "?", "Ctrl+/", "F8", "Shift+F8",
    "Tab", "Enter", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Shift+Enter", "Up", "Down", "Left", "Right", "+", "-", "0", "[", "]", "N", "Shift+N", "O", "T", "C",
  ];
  const known = new Set([...actions.flatMap(keysOf), ...localKeys.flatMap(({ keys }) => keys)]);
  expect(promised.filter((keys) => !known.has(keys))).toEqual([]);
});

test("the shortcut sheet shows every key of this host once", () => {
  const shown = (desktop: Desktop | undefined) => shortcutGroups({ desktop }).flatMap(({ rows }) => rows);
  const { desktop } = standInDesktop({});
  expect(shown(undefined).find(({ does }) => does === "New experiment")?.keys).toEqual(["Alt+N"]);
  expect(shown(desktop).find(({ does }) => does === "New experiment")?.keys).toEqual(["Ctrl+N"]);
  expect([undefined, desktop].map((host) => shown(host).filter(({ does }) => does === "New window").length)).toEqual([0, 1]);
  expect(shown(undefined).map(({ does }) => does)).toEqual(expect.arrayContaining(["Undo", "Zoom in, zoom out", "Overlay of all sweeps"]));
});
