import type { MenuItemConstructorOptions } from "electron";
import type { DesktopHandlers } from "../../src-shared/contract/desktop-contract.ts";

/** Actions of the bench as a window has told them. */
export type MenuGroups = Parameters<DesktopHandlers["showMenu"]>[0]["groups"];

export interface MenuTemplateSettings {
  readonly groups: MenuGroups;
  readonly platform: string;
  /** what was installed shows no developer tools */
  readonly isPackaged: boolean;
  /** an item of the bench was chosen */
  readonly perform: (action: string) => void;
  /** asked for where no window can be, because there is none */
  readonly newWindow: () => void;
}

const separator: MenuItemConstructorOptions = { type: "separator" };

/**
 * The menu of a window, or before any page has said what it can do, or after the last has gone: what the bench can do, and what every program does. The keys of the bench's actions are shown, and
 * answered by the page alone, which knows where the focus is.
 */
export function menuTemplate({ groups, platform, isPackaged, perform, newWindow }: MenuTemplateSettings): MenuItemConstructorOptions[] {
  const isMac = platform === "darwin";
  const menus = groups.map(({ title, items }) => ({
    label: title,
    submenu: items.map(({ id, title: label, keys, enabled }): MenuItemConstructorOptions => ({
      id,
      label,
      enabled,
      ...(keys !== undefined && isShownInMenu(keys) ? { accelerator: acceleratorOf(keys), registerAccelerator: false } : {}),
      click: () => perform(id),
    })),
  }));
  const [first = { label: "Experiment", submenu: [{ label: "New window", accelerator: "CmdOrCtrl+Shift+N", click: newWindow }] }, ...others] = menus;
  const recent: MenuItemConstructorOptions[] = isMac ? [separator, { role: "recentDocuments", submenu: [{ role: "clearRecentDocuments" }] }] : [];
  const leave: MenuItemConstructorOptions[] = [separator, { role: "close", label: "Close window" }, ...(isMac ? [] : [{ role: "quit" } as const])];
  const ownHelp = others.findIndex(({ label }) => label === "Help");
  const help = ownHelp < 0 ? [] : others.splice(ownHelp, 1).map((menu) => ({ ...menu, role: "help" as const }));
  return [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    { ...first, submenu: [...first.submenu, ...recent, ...leave] },
    { label: "Edit", submenu: [{ role: "cut" }, { role: "copy" }, { role: "paste" }, { role: "selectAll" }] },
    ...others,
    { label: "Window", role: "window", submenu: windowItems(isMac, isPackaged) },
    ...help,
  ];
}

function windowItems(isMac: boolean, isPackaged: boolean): MenuItemConstructorOptions[] {
  return [
    { role: "minimize" },
    ...(isMac ? [{ role: "zoom" } as const] : []),
    { role: "togglefullscreen" },
    separator,
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    ...(isPackaged ? [] : [separator, { role: "toggleDevTools" } as const]),
    ...(isMac ? [separator, { role: "front" } as const] : []),
  ];
}

/** Keys that mean something else while somebody writes (a letter, Delete, Esc) stand in the sheet of shortcuts only: macOS would take them out of every field. */
function isShownInMenu(keys: string): boolean {
  return /^(Ctrl|Alt|(Shift\+)?F\d)/.test(keys);
}

/** "Ctrl+Shift+E" as Electron writes it; Command on macOS. */
export function acceleratorOf(keys: string): string {
  return keys.replace(/^Ctrl(?=\+)/, "CmdOrCtrl");
}
