import { EventEmitter } from "node:events";
import type { Menu as Documented, MenuItem as DocumentedItem, MenuItemConstructorOptions } from "electron";
import { app } from "./app.ts";
import type { BrowserWindow } from "./browser-window.ts";
import { nothingElse, onlyEvents } from "./nothing-else.ts";

type Role = NonNullable<MenuItemConstructorOptions["role"]>;

/** Actions of roles. The system or Chromium performs the other roles. */
const roles: Partial<Record<Role, (window: BrowserWindow | undefined) => void>> = {
  quit: () => app.quit(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  reload: (window) => window?.webContents.reload(),
};

type Implemented = "id" | "label" | "role" | "enabled" | "visible" | "checked" | "type" | "accelerator" | "registerAccelerator";

let commands = 0;

export class MenuItem implements Pick<DocumentedItem, Exclude<Implemented, "role">> {
  readonly commandId = ++commands;
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: "normal" | "separator" | "submenu" | "checkbox" | "radio" | "header" | "palette";
  readonly accelerator: string | null;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  /** Tests call it to choose the item, as the system does. */
  readonly click: (event?: unknown, window?: BrowserWindow) => void;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    const { role, submenu, click } = options;
    this.role = role?.toLowerCase();
    this.id = options.id ?? "";
    this.label = options.label ?? role ?? "";
    this.submenu = submenu === undefined ? undefined : submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu as MenuItemConstructorOptions[]);
    this.type = options.type ?? (submenu === undefined ? "normal" : "submenu");
    if (this.type !== "separator" && this.label === "") throw new TypeError("Required: 'role', 'label' or 'type'");
    this.accelerator = options.accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = (event, window) => {
      if (!this.enabled) return;
      if (role === undefined) return (click as ((...args: unknown[]) => void) | undefined)?.(this, window, event);
      const perform = roles[role];
      if (perform === undefined) throw new Error(`The stand-in for Electron has no role ${role} that can be chosen.`);
      perform(window);
    };
  }
}
nothingElse(MenuItem, "MenuItem");

export class Menu extends EventEmitter implements Pick<Documented, "append"> {
  static #application: Menu | null = null;

  readonly items: MenuItem[] = [];

  constructor() {
    super();
    onlyEvents(this, "Menu", ["menu-will-show", "menu-will-close"]);
  }

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  append(item: DocumentedItem | MenuItem): void {
    this.items.push(item as MenuItem);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found !== undefined && found !== null) return found;
    }
    return null;
  }
}
nothingElse(Menu, "Menu");
