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
  /** absolute path of the icon for systems where no icon is installed */
  readonly iconPath: string | undefined;
  /** distinguishes the open windows; position and size are remembered per number */
  readonly number: number;
  readonly opening: Opening | undefined;
  /** whether the program ends when this window closes */
  readonly endsProgram: () => boolean;
}

/** A window that shows one experiment, or none yet. */
export class BenchWindow implements Occupancy {
  readonly window: BrowserWindow;
  readonly number: number;
  opening: Opening | undefined;
  experiment: ShownExperiment | undefined;
  menu: MenuGroups = [];
  /** sends events to the page; undefined while the page is not connected */
  emit: DesktopEmit | undefined;
  readonly #endsProgram: () => boolean;
  #hasBegun = false;
  #answers = true;

  constructor({ pages, preloadPath, iconPath, number, opening, endsProgram }: BenchWindowSettings) {
    this.#endsProgram = endsProgram;
    this.number = number;
    this.opening = opening;
    this.window = new BrowserWindow({
      // Electron remembers position and size under this name.
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
    // The main process sets the title, not the page's HTML.
    this.window.on("page-title-updated", (event) => event.preventDefault());
    this.window.on("close", (event) => this.#askBeforeClosing(event));
    this.window.on("unresponsive", () => (this.#answers = false));
    this.window.on("responsive", () => (this.#answers = true));
    this.window.webContents.on("render-process-gone", (_, { reason }) => void this.#mendCrash(reason));
    // A page that fails to load is shown with its error rather than leaving the window hidden.
    this.window.webContents.on("did-fail-load", () => this.window.show());
    // "did-fail-load" reports the failure.
    this.window.loadURL(pages.address).catch(() => undefined);
  }

  /** Hands the page what the window was created for. @returns undefined from the second call on */
  begin(): Opening | undefined {
    const opening = this.#hasBegun ? undefined : this.opening;
    this.#hasBegun = true;
    return opening;
  }

  /** Opens something in this window, which must show no experiment. */
  open(opening: Opening): void {
    this.opening = opening;
    if (this.#hasBegun) this.emit?.("open", opening);
  }

  describe(experiment: ShownExperiment | undefined): void {
    // A freshly loaded page reports that it shows nothing before it opens what the window was created for.
    if (experiment !== undefined || this.experiment !== undefined) this.opening = undefined;
    this.experiment = experiment;
    this.window.setTitle(titleOf(experiment));
    // Only macOS shows this.
    this.window.setDocumentEdited(experiment?.edited ?? false);
    this.window.setRepresentedFilename(experiment?.path ?? "");
  }

  /** Lets the page ask about unsaved edits before the window closes, if there is a page to ask. */
  #askBeforeClosing(event: { preventDefault(): void }): void {
    if (this.emit === undefined) return;
    event.preventDefault();
    if (this.#answers) this.emit("closeRequested", { endsProgram: this.#endsProgram() });
    else void askAboutHungPage(this.window).then((close) => close && this.close());
  }

  /** Closes the window at once, without asking the page. */
  close(): void {
    // The window may have gone while a dialog about it was open.
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
