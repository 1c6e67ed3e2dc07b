import { app, Menu } from "electron";
import { menuTemplate, type MenuGroups, type MenuTemplateSettings } from "./menu-template.ts";

let shown = "";

/**
 * Show the menu of the window in front. Nothing happens where it is the same: an open menu would close.
 *
 * @param window its number; undefined: there is none yet, and a menu without the bench's actions stands in for Electron's own
 */
export function showMenu(window: number | undefined, groups: MenuGroups, does: Pick<MenuTemplateSettings, "perform" | "newWindow">): void {
  const state = JSON.stringify([window, groups]);
  if (state === shown) return;
  shown = state;
  const template = menuTemplate({ groups, platform: process.platform, isPackaged: app.isPackaged, ...does });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
