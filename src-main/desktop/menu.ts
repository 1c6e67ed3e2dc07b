import { app, Menu } from "electron";
import { menuTemplate, type MenuGroups } from "./menu-template.ts";

let shown = "";

/** Show the menu of the window in front. Nothing happens where it is the same: an open menu would close. */
export function showMenu(window: { readonly number: number; readonly menu: MenuGroups }, perform: (action: string) => void): void {
  const state = JSON.stringify([window.number, window.menu]);
  if (state === shown) return;
  shown = state;
  const template = menuTemplate({ groups: window.menu, platform: process.platform, isPackaged: app.isPackaged, perform });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
