import { BrowserWindow, type WebContents } from "electron";
import type { DesktopEmit, Opening } from "../../src-shared/contract/desktop-contract.ts";
import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import { BenchWindow, type BenchWindowSettings } from "./bench-window.ts";
import { bringToFront } from "./bring-to-front.ts";
import { showMenu } from "./menu.ts";
import type { MenuGroups } from "./menu-template.ts";
import { freeNumber, chooseWindow, type ShownExperiment } from "./placement.ts";
import { noteRecentDocument } from "./recent-documents.ts";

export interface WindowsSettings extends Pick<BenchWindowSettings, "pages" | "preloadPath" | "iconPath"> {
  readonly isQuitting: () => boolean;
}

/** All windows of the bench, and which experiment each shows. */
export class Windows {
  readonly #settings: WindowsSettings;
  /** in order of last use; the front window is last */
  readonly #windows: BenchWindow[] = [];

  constructor(settings: WindowsSettings) {
    this.#settings = settings;
  }

  /** Shows the menu without the bench's actions, for when no window is open. */
  showMenuOfNone(): void {
    showMenu(undefined, [], { perform: () => undefined, newWindow: () => this.create() });
  }

  get count(): number {
    return this.#windows.length;
  }

  bringLastToFront(): void {
    const last = this.#windows.at(-1);
    if (last !== undefined) bringToFront(last.window);
  }

  of(contents: WebContents): BenchWindow | undefined {
    const window = BrowserWindow.fromWebContents(contents);
    return this.#windows.find((bench) => bench.window === window);
  }

  create(opening?: Opening): void {
    const bench = new BenchWindow({
      ...this.#settings,
      opening,
      number: freeNumber(this.#windows.map(({ number }) => number)),
      // On macOS a program goes on without windows.
      endsProgram: () => this.#windows.length === 1 && (process.platform !== "darwin" || this.#settings.isQuitting()),
    });
    this.#windows.push(bench);
    bench.window.on("focus", () => {
      this.#windows.push(...this.#windows.splice(this.#windows.indexOf(bench), 1));
      this.#showMenuOf(bench);
    });
    bench.window.once("closed", () => {
      this.#windows.splice(this.#windows.indexOf(bench), 1);
      if (this.#windows.length === 0) this.showMenuOfNone();
    });
  }

  /**
   * Opens an experiment in the window that suits it.
   *
   * @param asking the window that asks; undefined: the operating system asks
   * @returns true where the asking window should open it itself
   */
  place(opening: Opening, asking?: BenchWindow): boolean {
    const place = chooseWindow(opening, this.#windows, asking, process.platform !== "linux");
    switch (place.kind) {
      case "here":
        place.window.opening = opening;
        return true;
      case "new":
        this.create(opening);
        return false;
      case "free":
        place.window.open(opening);
        break;
      case "held":
        // The page may have failed to open it earlier, so this tries again.
        if (place.window.experiment === undefined) place.window.open(opening);
    }
    bringToFront(place.window.window);
    return false;
  }

  describe(bench: BenchWindow, experiment: ShownExperiment | undefined): void {
    const { path } = experiment ?? {};
    if (path !== undefined && path !== bench.experiment?.path) noteRecentDocument(path);
    bench.describe(experiment);
  }

  setMenu(bench: BenchWindow, menu: MenuGroups): void {
    bench.menu = menu;
    if (this.#windows.at(-1) === bench) this.#showMenuOf(bench);
  }

  /** Shows a fault that belongs to no window's call in the front window. */
  tellFault(error: BenchErrorJson): void {
    this.#windows.findLast(({ emit }) => emit !== undefined)?.emit?.("fault", error);
  }

  tellServiceEnded(): void {
    for (const { emit } of this.#windows) emit?.("serviceEnded", {});
  }

  connected(bench: BenchWindow, emit: DesktopEmit): () => void {
    bench.emit = emit;
    return () => {
      if (bench.emit === emit) bench.emit = undefined;
    };
  }

  #showMenuOf(bench: BenchWindow): void {
    showMenu(bench.number, bench.menu, { perform: (action) => bench.emit?.("perform", { action }), newWindow: () => this.create() });
  }
}
