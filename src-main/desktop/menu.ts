import { app, Menu } from "electron";
import { menuTemplate, type MenuGroups, type MenuTemplateSettings } from "./menu-template.ts";

let shown = "";

/**
 * Shows the menu of the front window. An unchanged menu is left alone, because setting it would close an open menu.
 *
 * @param window its number; undefined where there is none: then the menu has no actions of the bench
 */
export function showMenu(window: number | undefined, groups: MenuGroups, does: Pick<MenuTemplateSettings, "perform" | "newWindow">): void {
  const state = JSON.stringify([window, groups]);
  if (state === shown) return;
  shown = state;
  const template = menuTemplate({ groups, platform: process.platform, isPackaged: app.isPackaged, ...does });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
