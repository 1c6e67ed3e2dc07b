import { expect, type Page } from "@playwright/test";
import type { ShownDialog, ShownWindow, WitnessGlobal } from "./desktop-witness.ts";
import type { ElectronProgram } from "./electron-program.ts";

/** An item of the menu bar. */
export interface ShownItem {
  readonly menu: string;
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly enabled: boolean;
  readonly keys: string | null;
}

/** Place and size of a window, px. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What surrounds the windows on a desktop, as the person sees and uses it: dialogs, menu bar, titles, taskbar, other programs. */
export class DesktopAround {
  /** The program that runs now; a killed one is replaced. */
  program: ElectronProgram;
  readonly #startOn: (...args: readonly string[]) => Promise<ElectronProgram>;

  /** @param startOn files or a folder */
  constructor(program: ElectronProgram, startOn: (...args: readonly string[]) => Promise<ElectronProgram>) {
    this.program = program;
    this.#startOn = startOn;
  }

  // The system's dialogs

  /** What the person will answer to the next dialog of a kind. @param answer a path, or the number of a button; undefined: cancelled */
  async answer(kind: ShownDialog["kind"], answer: string | number | undefined): Promise<void> {
    await this.program.evaluate((_, [which, what]) => void (globalThis as WitnessGlobal).witnessed.answers[which].push(what), [kind, answer] as const);
  }

  /** Dialogs that were shown so far. */
  async dialogs(): Promise<readonly ShownDialog[]> {
    return await this.program.evaluate(() => (globalThis as WitnessGlobal).witnessed.dialogs, undefined);
  }

  // Windows

  windows(): readonly Page[] {
    return this.program.windows();
  }

  /** The window that something opens. */
  async windowOf(opens: () => Promise<unknown>): Promise<Page> {
    const before = this.windows();
    await opens();
    await expect.poll(() => this.windows().length, { message: "another window" }).toBe(before.length + 1);
    const page = this.windows().find((one) => !before.includes(one))!;
    return await loaded(page);
  }

  /** Close a window by its corner; its page may ask. */
  async askToClose(page: Page): Promise<void> {
    await this.program.evaluateWindow(page, (window) => window.close(), undefined);
  }

  async title(page: Page): Promise<string> {
    return await this.program.evaluateWindow(page, (window) => window.getTitle(), undefined);
  }

  async isInFront(page: Page): Promise<boolean> {
    return await this.program.evaluateWindow(page, (window) => window.isFocused(), undefined);
  }

  async bringToFront(page: Page): Promise<void> {
    await this.program.evaluateWindow(page, (window) => window.focus(), undefined);
  }

  /** The person turns to another program. */
  async lookAway(): Promise<void> {
    await this.program.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur(), undefined);
  }

  async bounds(page: Page): Promise<Bounds> {
    return await this.program.evaluateWindow(page, (window) => window.getBounds(), undefined);
  }

  async place(page: Page, bounds: Bounds): Promise<void> {
    await this.program.evaluateWindow(page, (window, wanted) => window.setBounds(wanted), bounds);
  }

  /** What the system was told of a window. */
  async shown(page: Page): Promise<ShownWindow> {
    const id = await this.program.evaluateWindow(page, (window) => window.id, undefined);
    return await this.program.evaluate((_, window) => (globalThis as WitnessGlobal).witnessed.windows[window] ?? {}, id);
  }

  // Menu bar

  async menu(): Promise<readonly ShownItem[]> {
    return await this.program.evaluate(({ Menu }) => {
      const menus = Menu.getApplicationMenu()?.items ?? [];
      return menus.flatMap(({ label: menu, submenu }) =>
        (submenu?.items ?? []).map(({ id, label, role, enabled, accelerator }) => ({ menu, id, label, role: role, enabled, keys: accelerator })),
      );
    }, undefined);
  }

  /** Choose an item of the menu bar by what it says. */
  async chooseMenu(label: string): Promise<void> {
    // What a window has told of its actions arrives a moment later.
    await expect.poll(async () => (await this.menu()).some((item) => item.label === label && item.enabled), { message: `the menu has ${label}` }).toBe(true);
    await this.program.evaluate(({ BrowserWindow, Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      const window = BrowserWindow.getFocusedWindow() ?? undefined;
      const click = items.find((item) => item.label === wanted)!.click as (event: unknown, window: unknown, contents: unknown) => void;
      click({}, window, window?.webContents);
    }, label);
  }

  // The rest of the system

  async notifications(): Promise<readonly { readonly title: string; readonly body: string }[]> {
    return await this.program.evaluate(() => (globalThis as WitnessGlobal).witnessed.notifications.map(({ title, body }) => ({ title, body })), undefined);
  }

  async clickNotification(k: number): Promise<void> {
    await this.program.evaluate((_, which) => (globalThis as WitnessGlobal).witnessed.notifications[which]!.click(), k);
  }

  async recentDocuments(): Promise<readonly string[]> {
    return await this.program.evaluate(() => (globalThis as WitnessGlobal).witnessed.recentDocuments, undefined);
  }

  async shownInFolder(): Promise<readonly string[]> {
    return await this.program.evaluate(() => (globalThis as WitnessGlobal).witnessed.shownInFolder, undefined);
  }

  /** Start the program, which does not run. */
  async start(...args: readonly string[]): Promise<void> {
    this.program = await this.#startOn(...args);
  }

  /** Start the program once more, on files, as a double click does; it hands over to the one that runs, and ends. */
  async startOnceMore(...args: readonly string[]): Promise<void> {
    await (await this.#startOn(...args)).ended;
  }

  async dropFile(page: Page, path: string): Promise<void> {
    await this.program.dropFile(page, path, { x: 300, y: 300 });
  }

  /** Kill a process behind the program. @param name "Rheobase service", "Rheobase simulations" */
  async killProcess(name: string): Promise<void> {
    const pids = await this.program.evaluate(({ app }, wanted) => app.getAppMetrics().filter((process) => process.name === wanted).map(({ pid }) => pid), name);
    if (pids.length === 0) throw new Error(`The program has no process ${name}.`);
    for (const pid of pids) process.kill(pid, "SIGKILL");
  }

  /** Choose Quit; windows may ask. */
  async quit(): Promise<void> {
    // The answer may not come back from a program that ends at once.
    await this.program.evaluate(({ app }) => {
      setImmediate(() => app.quit());
    }, undefined);
  }
}

/** A window is there before its page is. */
export async function loaded(page: Page): Promise<Page> {
  await page.waitForURL(({ protocol }) => protocol !== "about:");
  return page;
}
