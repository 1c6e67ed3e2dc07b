import { app, BrowserWindow } from "electron";
import type { DesktopEmit, Opening } from "../../src-shared/contract/desktop-contract.ts";
import { askAboutCrashedPage, askAboutHungPage } from "./dialogs.ts";
import type { MenuGroups } from "./menu-template.ts";
import type { OwnPages } from "./own-pages.ts";
import { titleOf, type Occupancy, type ShownExperiment } from "./placement.ts";
import { webPreferences } from "./web-preferences.ts";

export interface BenchWindowSettings {
  readonly pages: OwnPages;
  /** absolute path of the built preload script */
  readonly preloadPath: string;
  /** absolute path of the picture that systems without an installed one show */
  readonly iconPath: string | undefined;
  /** tells it from the others that are open; place and size are kept for each number */
  readonly number: number;
  readonly opening: Opening | undefined;
}

/** A window with one experiment, or none yet. */
export class BenchWindow implements Occupancy {
  readonly window: BrowserWindow;
  readonly number: number;
  opening: Opening | undefined;
  experiment: ShownExperiment | undefined;
  menu: MenuGroups = [];
  /** to the page, while it listens */
  emit: DesktopEmit | undefined;
  #hasBegun = false;
  #answers = true;

  constructor({ pages, preloadPath, iconPath, number, opening }: BenchWindowSettings) {
    this.number = number;
    this.opening = opening;
    this.window = new BrowserWindow({
      // Electron keeps place and size under this name.
      name: `bench-${number}`,
      windowStatePersistence: true,
      title: titleOf(undefined),
      width: 1440,
      height: 900,
      minWidth: 1024,
      minHeight: 680,
      show: false,
      ...(iconPath === undefined ? {} : { icon: iconPath }),
      webPreferences: webPreferences(preloadPath, app.isPackaged),
    });
    this.window.once("ready-to-show", () => this.window.show());
    // The title is ours to say, not that of the page's HTML.
    this.window.on("page-title-updated", (event) => event.preventDefault());
    this.window.on("close", (event) => this.#askBeforeClosing(event));
    this.window.on("unresponsive", () => (this.#answers = false));
    this.window.on("responsive", () => (this.#answers = true));
    this.window.webContents.on("render-process-gone", (_, { reason }) => void this.#mendCrash(reason));
    // A page that cannot be loaded is shown as such, not as no window at all.
    this.window.webContents.on("did-fail-load", () => this.window.show());
    // Its failure is told by "did-fail-load".
    this.window.loadURL(pages.address).catch(() => undefined);
  }

  /** @returns what the window was made for, once */
  begin(): Opening | undefined {
    const opening = this.#hasBegun ? undefined : this.opening;
    this.#hasBegun = true;
    return opening;
  }

  /** To be opened in this window, which is free. */
  open(opening: Opening): void {
    this.opening = opening;
    if (this.#hasBegun) this.emit?.("open", opening);
  }

  describe(experiment: ShownExperiment | undefined): void {
    // A page that has just been loaded says that it shows nothing, and is still to open what it was made for.
    if (experiment !== undefined || this.experiment !== undefined) this.opening = undefined;
    this.experiment = experiment;
    this.window.setTitle(titleOf(experiment));
    // Shown by macOS alone.
    this.window.setDocumentEdited(experiment?.edited ?? false);
    this.window.setRepresentedFilename(experiment?.path ?? "");
  }

  /** The page asks first what is to become of unsaved edits, if somebody is there to ask. */
  #askBeforeClosing(event: { preventDefault(): void }): void {
    if (this.emit === undefined) return;
    event.preventDefault();
    if (this.#answers) this.emit("closeRequested", {});
    else void askAboutHungPage(this.window).then((close) => close && this.close());
  }

  /** At once, and without asking the page. */
  close(): void {
    // It may have gone while somebody was asked about it.
    if (!this.window.isDestroyed()) this.window.destroy();
  }

  async #mendCrash(reason: string): Promise<void> {
    this.emit = undefined;
    this.#answers = true;
    if (reason === "clean-exit" || this.window.isDestroyed()) return;
    const isWanted = await askAboutCrashedPage(this.window, reason);
    if (!isWanted) this.close();
    else if (!this.window.isDestroyed()) this.window.webContents.reload();
  }
}
