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

/** Position and size of a window, px. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Drives and observes the desktop outside of the pages, as a user does: dialogs, menu bar, titles, taskbar, other programs. */
export class DesktopAround {
  /** The running program; `start` replaces it after it was killed. */
  program: ElectronProgram;
  readonly #startOn: (...args: readonly string[]) => Promise<ElectronProgram>;

  /** @param startOn starts the program on files or a folder */
  constructor(program: ElectronProgram, startOn: (...args: readonly string[]) => Promise<ElectronProgram>) {
    this.program = program;
    this.#startOn = startOn;
  }

  // The system's dialogs

  /** Set the user's answer to the next dialog of a kind. @param answer a path or the index of a button; undefined cancels */
  async answer(kind: ShownDialog["kind"], answer: string | number | undefined): Promise<void> {
    await this.program.evaluate((_, [which, what]) => void (globalThis as WitnessGlobal).witnessed.answers[which].push(what), [kind, answer] as const);
  }

  /** All dialogs shown so far. */
  async dialogs(): Promise<readonly ShownDialog[]> {
    return await this.program.evaluate(() => (globalThis as WitnessGlobal).witnessed.dialogs, undefined);
  }

  // Windows

  windows(): readonly Page[] {
    return this.program.windows();
  }

  /** Wait for the window that `opens` opens. */
  async windowOf(opens: () => Promise<unknown>): Promise<Page> {
    const before = this.windows();
    await opens();
    await expect.poll(() => this.windows().length, { message: "another window" }).toBe(before.length + 1);
    const page = this.windows().find((one) => !before.includes(one))!;
    return await loaded(page);
  }

  /** Click the window's close button; the page may ask about unsaved edits. */
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

  /** Move the focus to another program. */
  async lookAway(): Promise<void> {
    await this.program.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur(), undefined);
  }

  async bounds(page: Page): Promise<Bounds> {
    return await this.program.evaluateWindow(page, (window) => window.getBounds(), undefined);
  }

  async place(page: Page, bounds: Bounds): Promise<void> {
    await this.program.evaluateWindow(page, (window, wanted) => window.setBounds(wanted), bounds);
  }

  /** Taskbar progress, edited mark and file of a window, as the program has set them. */
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

  /** Choose an item of the menu bar by its label. */
  async chooseMenu(label: string): Promise<void> {
    // The window reports its actions to the main process asynchronously.
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

  /** Start the program, which must not be running. */
  async start(...args: readonly string[]): Promise<void> {
    this.program = await this.#startOn(...args);
  }

  /** Start the program a second time, on files, as a double click does. The second process hands the files to the first and ends. */
  async startOnceMore(...args: readonly string[]): Promise<void> {
    await (await this.#startOn(...args)).ended;
  }

  async dropFile(page: Page, path: string): Promise<void> {
    await this.program.dropFile(page, path, { x: 300, y: 300 });
  }

  /** Kill a utility process of the program. @param name "Rheobase service" or "Rheobase simulations" */
  async killProcess(name: string): Promise<void> {
    const pids = await this.program.evaluate(({ app }, wanted) => app.getAppMetrics().filter((process) => process.name === wanted).map(({ pid }) => pid), name);
    if (pids.length === 0) throw new Error(`The program has no process ${name}.`);
    for (const pid of pids) process.kill(pid, "SIGKILL");
  }

  /** Choose Quit; windows may ask about unsaved edits. */
  async quit(): Promise<void> {
    // The program may end before it has answered.
    await this.program.evaluate(({ app }) => {
      setImmediate(() => app.quit());
    }, undefined);
  }
}

/** Wait until the page of a new window has loaded. */
export async function loaded(page: Page): Promise<Page> {
  await page.waitForURL(({ protocol }) => protocol !== "about:");
  return page;
}
