import type { MenuItemConstructorOptions } from "electron";
import { expect, test } from "vitest";
import { acceleratorOf, menuTemplate, type MenuGroups } from "./menu-template.ts";

const groups: MenuGroups = [
  {
    title: "Experiment",
    items: [
      { id: "experiment.save", title: "Save", keys: "Ctrl+S", enabled: true },
      { id: "edit.undo", title: "Undo", keys: "Ctrl+Z", enabled: false },
    ],
  },
  { title: "View", items: [{ id: "view.region", title: "Next region", keys: "F6", enabled: true }, { id: "view.overlay", title: "Overlay sweeps", keys: "O", enabled: true }] },
  { title: "Help", items: [{ id: "help.commands", title: "Find a command", enabled: true }] },
];
const made = (platform: string, isPackaged = true, perform: (action: string) => void = () => undefined): MenuItemConstructorOptions[] =>
  menuTemplate({ groups, platform, isPackaged, perform, newWindow: () => undefined });
const labels = (menu: MenuItemConstructorOptions[]): (string | undefined)[] => menu.map(({ label, role }) => label ?? role);
const items = (menu: MenuItemConstructorOptions[], label: string): MenuItemConstructorOptions[] =>
  menu.find((one) => one.label === label)!.submenu as MenuItemConstructorOptions[];

test("the groups of the bench are between the standard menus", () => {
  expect(labels(made("linux"))).toEqual(["Experiment", "Edit", "View", "Window", "Help"]);
  expect(labels(made("darwin"))).toEqual(["appMenu", "Experiment", "Edit", "View", "Window", "Help"]);
});

test("an item has title, keys and enabled state of its action, and a click performs it", () => {
  const performed: string[] = [];
  const [save, undo] = items(made("linux", true, (action) => performed.push(action)), "Experiment");
  expect(save).toMatchObject({ label: "Save", accelerator: "CmdOrCtrl+S", enabled: true });
  expect(undo).toMatchObject({ label: "Undo", enabled: false });
  save!.click!({} as never, undefined, {});
  expect(performed).toEqual(["experiment.save"]);
});

test("before a page reports its actions, the menu has New window and the standard items", () => {
  let opened = 0;
  const menu = menuTemplate({ groups: [], platform: "linux", isPackaged: true, perform: () => undefined, newWindow: () => opened++ });
  items(menu, "Experiment").find(({ label }) => label === "New window")!.click!({} as never, undefined, {});
  expect(opened).toBe(1);
  expect(labels(menu)).toEqual(["Experiment", "Edit", "Window"]);
});

test("items show keys, but only the page handles them: nothing is performed twice", () => {
  const shown = ["Experiment", "View", "Help"].flatMap((label) => items(made("linux"), label)).filter(({ accelerator }) => accelerator !== undefined);
  expect(shown.map(({ registerAccelerator }) => registerAccelerator)).toEqual([false, false, false]);
});

test("single letters are not menu keys, because macOS would take them from text fields", () => {
  const [region, overlay] = items(made("darwin"), "View");
  expect(region!.accelerator).toBe("F6");
  expect(overlay!.accelerator).toBeUndefined();
});

test("the first menu closes the window, and quits the program on systems without an application menu", () => {
  const roles = (platform: string): unknown[] => items(made(platform), "Experiment").map(({ role }) => role).filter((role) => role !== undefined);
  expect(roles("linux")).toEqual(["close", "quit"]);
  expect(roles("win32")).toEqual(["close", "quit"]);
  expect(roles("darwin")).toEqual(["recentDocuments", "close"]);
});

test("only a clone has developer tools", () => {
  const roles = (isPackaged: boolean): unknown[] => items(made("linux", isPackaged), "Window").map(({ role }) => role);
  expect(roles(false)).toContain("toggleDevTools");
  expect(roles(true)).not.toContain("toggleDevTools");
});

test.each([
  ["Ctrl+Shift+E", "CmdOrCtrl+Shift+E"],
  ["Ctrl+Enter", "CmdOrCtrl+Enter"],
  ["Ctrl+/", "CmdOrCtrl+/"],
  ["Alt+Up", "Alt+Up"],
  ["Shift+F6", "Shift+F6"],
])("the keys %s are converted to Electron's notation", (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator);
});
