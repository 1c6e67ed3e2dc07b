import type { MenuItemConstructorOptions } from "electron";
import type { DesktopHandlers } from "../../src-shared/contract/desktop-contract.ts";

/** The bench's actions as a window reported them. */
export type MenuGroups = Parameters<DesktopHandlers["showMenu"]>[0]["groups"];

export interface MenuTemplateSettings {
  readonly groups: MenuGroups;
  readonly platform: string;
  /** true in an installed program, whose menu has no developer tools */
  readonly isPackaged: boolean;
  /** called when an item of the bench was chosen */
  readonly perform: (action: string) => void;
  /** called for "New window" where no window exists that could perform it */
  readonly newWindow: () => void;
}

const separator: MenuItemConstructorOptions = { type: "separator" };

/**
 * The menu of a window: the bench's actions and the items that every program has. Without a window, or before its page has
 * reported its actions, the menu has only the latter. Keys of the bench's actions are shown in the menu but's actions are shown, and
 * handled by the page alone, which knows where the focus is.
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

/** Keys that also have a meaning while typing (a letter, Delete, Esc) appear only in the shortcut sheet: as menu keys macOS would take them from every text field. */
function isShownInMenu(keys: string): boolean {
  return /^(Ctrl|Alt|(Shift\+)?F\d)/.test(keys);
}

/** "Ctrl+Shift+E" as Electron writes it; Command on macOS. */
export function acceleratorOf(keys: string): string {
  return keys.replace(/^Ctrl(?=\+)/, "CmdOrCtrl");
}
