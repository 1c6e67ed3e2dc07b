import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { Asking } from "../wire/asking.ts";
import type { ProgramCalls, TesterCalls } from "../wire/tester-calls.ts";

type Opening = Parameters<TesterCalls["openPage"]>[0];

/** The page behind a BrowserWindow of a program. */
export class StandInWindow {
  readonly id: number;
  readonly page: Page;
  readonly #program: Asking<ProgramCalls>;
  /** navigations that the test or the main process has begun: nobody is asked about them */
  #own = 0;

  private constructor(id: number, page: Page, program: Asking<ProgramCalls>) {
    this.id = id;
    this.page = page;
    this.#program = program;
  }

  /** Open a page whose documents begin with the scripts of the stand-in. */
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

  /** @param asks the page may stay ("beforeunload"), of which the program is told */
  async close(asks: boolean): Promise<void> {
    await this.page.close({ runBeforeUnload: asks });
  }

  /** Only documents are held up, each until the program has said whether the page may go there. */
  async #guardNavigation(session: CDPSession): Promise<void> {
    for (const verb of ["goto", "reload"] as const) this.#countOwn(verb);
    await session.send("Fetch.enable", { patterns: [{ resourceType: "Document" }] });
    session.on("Fetch.requestPaused", ({ requestId, request }) => {
      const answer = async (): Promise<void> => {
        const allowed = this.#own > 0 || (await this.#program.ask("mayNavigate", { window: this.id, url: request.url }));
        if (allowed) await session.send("Fetch.continueRequest", { requestId });
        else await session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
      };
      // The page, or the program, may be gone by now.
      answer().catch(() => undefined);
    });
  }

  /** What a test does by these is no wish of the page. */
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
      // A program that is gone needs not be told.
      told.catch(() => undefined);
    };
    page.on("close", () => tell(this.#program.ask("pageGone", { window: id })));
    page.on("crash", () => tell(this.#program.ask("pageCrashed", { window: id })));
    page.on("domcontentloaded", () => tell(this.#program.ask("pageLoaded", { window: id, what: "dom-ready", url: page.url() })));
    page.on("load", () => tell(this.#program.ask("pageLoaded", { window: id, what: "did-finish-load", url: page.url() })));
    page.on("dialog", (dialog) => {
      // Electron asks nobody: a page that wants to stay, stays.
      if (dialog.type() !== "beforeunload") return;
      tell(dialog.dismiss());
      tell(this.#program.ask("pageStays", { window: id }));
    });
    page.on("popup", (popup) => {
      // What no handler has allowed: a link with a target, for instance.
      tell(popup.close());
    });
  }
}
