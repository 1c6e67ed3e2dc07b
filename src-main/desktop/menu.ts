import { app, Menu } from "electron";
import { menuTemplate, type MenuGroups } from "./menu-template.ts";

let shown = "";

/**
 * Show the menu of the window in front. Nothing happens where it is the same: an open menu would close.
 *
 * @param window its number; undefined: there is none yet, and the menu without actions stands in for Electron's own
 */
export function showMenu(window: number | undefined, groups: MenuGroups, perform: (action: string) => void): void {
  const state = JSON.stringify([window, groups]);
  if (state === shown) return;
  shown = state;
  const template = menuTemplate({ groups, platform: process.platform, isPackaged: app.isPackaged, perform });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
