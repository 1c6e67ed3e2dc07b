import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { Asking } from "../wire/asking.ts";
import type { ProgramCalls, TesterCalls } from "../wire/tester-calls.ts";

type Opening = Parameters<TesterCalls["openPage"]>[0];

/** The page behind a BrowserWindow of a program. */
export class StandInWindow {
  readonly id: number;
  readonly page: Page;
  readonly #program: Asking<ProgramCalls>;
  /** number of current navigations by the test or the main process; `will-navigate` is not emitted for them */
  #own = 0;

  private constructor(id: number, page: Page, program: Asking<ProgramCalls>) {
    this.id = id;
    this.page = page;
    this.#program = program;
  }

  /** Open a page whose documents first run the scripts of the stand-in. */
  static async open(context: BrowserContext, program: Asking<ProgramCalls>, { window: id, size, mainWorld, isolatedWorld }: Opening): Promise<StandInWindow> {
    const page = await context.newPage();
    const window = new StandInWindow(id, page, program);
    await page.setViewportSize(size);
    const session = await context.newCDPSession(page);
    await session.send("Page.enable");
    await session.send("Page.addScriptToEvaluateOnNewDocument", { source: mainWorld });
    if (isolatedWorld !== "") await session.send("Page.addScriptToEvaluateOnNewDocument", { source: isolatedWorld, worldName: "Electron Isolated Context" });
    await window.#guardNavigation(session);
    window.#report();
    return window;
  }

  async load(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  /** @param asks whether the page may stay open ("beforeunload"); the program is then told */
  async close(asks: boolean): Promise<void> {
    await this.page.close({ runBeforeUnload: asks });
  }

  /** Hold each request for a document until the program has allowed the navigation. */
  async #guardNavigation(session: CDPSession): Promise<void> {
    for (const verb of ["goto", "reload"] as const) this.#countOwn(verb);
    await session.send("Fetch.enable", { patterns: [{ resourceType: "Document" }] });
    session.on("Fetch.requestPaused", ({ requestId, request }) => {
      const answer = async (): Promise<void> => {
        const allowed = this.#own > 0 || (await this.#program.ask("mayNavigate", { window: this.id, url: request.url }));
        if (allowed) await session.send("Fetch.continueRequest", { requestId });
        else await session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
      };
      // The page or the program may have closed in the meantime.
      answer().catch(() => undefined);
    });
  }

  /** Count calls of the test's own navigation methods, which are not navigations by the page. */
  #countOwn(verb: "goto" | "reload"): void {
    const page = this.page;
    const original = page[verb].bind(page) as (...args: readonly unknown[]) => Promise<unknown>;
    const counted = async (...args: readonly unknown[]): Promise<unknown> => {
      this.#own += 1;
      try {
        return await original(...args);
      } finally {
        this.#own -= 1;
      }
    };
    Object.assign(page, { [verb]: counted });
  }

  #report(): void {
    const { page, id } = this;
    const tell = (told: Promise<unknown>): void => {
      // Ignore errors after the program has ended.
      told.catch(() => undefined);
    };
    page.on("close", () => tell(this.#program.ask("pageGone", { window: id })));
    page.on("crash", () => tell(this.#program.ask("pageCrashed", { window: id })));
    page.on("domcontentloaded", () => tell(this.#program.ask("pageLoaded", { window: id, what: "dom-ready", url: page.url() })));
    page.on("load", () => tell(this.#program.ask("pageLoaded", { window: id, what: "did-finish-load", url: page.url() })));
    page.on("dialog", (dialog) => {
      // As in Electron, there is no dialog: a page that prevents unloading stays.
      if (dialog.type() !== "beforeunload") return;
      tell(dialog.dismiss());
      tell(this.#program.ask("pageStays", { window: id }));
    });
    page.on("popup", (popup) => {
      // A window that no handler has allowed, for example by a link with a target.
      tell(popup.close());
    });
  }
}
