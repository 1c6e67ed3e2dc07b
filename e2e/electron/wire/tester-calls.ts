import type { DroppedFile } from "./page-messages.ts";

interface OfWindow {
  /** id of a BrowserWindow */
  readonly window: number;
}

export interface Size {
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
}

/** What the main process asks of the test, which has the browser. */
export interface TesterCalls {
  [name: string]: (args: never) => unknown;
  /** @param args.mainWorld, isolatedWorld scripts that every document of the page begins with */
  openPage: (args: OfWindow & { readonly size: Size; readonly mainWorld: string; readonly isolatedWorld: string }) => void;
  /** @throws where the page does not load */
  load: (args: OfWindow & { readonly url: string }) => void;
  reload: (args: OfWindow) => void;
  /** @param args.asks whether the page may keep itself open ("beforeunload") */
  closePage: (args: OfWindow & { readonly asks: boolean }) => void;
  resize: (args: OfWindow & { readonly size: Size }) => void;
  /** What pages of `origin` may do; everything else is refused. */
  permit: (args: { readonly origin: string; readonly permissions: readonly string[] }) => void;
}

/** What the test asks of the main process. */
export interface ProgramCalls {
  [name: string]: (args: never) => unknown;
  /** The program may become ready. */
  go: (args: undefined) => void;
  /** Run a function given as its text, with the module `electron` or a window as its first argument. */
  evaluate: (args: { readonly source: string; readonly window: number | undefined; readonly arg: unknown }) => unknown;
  pageGone: (args: OfWindow) => void;
  pageCrashed: (args: OfWindow) => void;
  pageLoaded: (args: OfWindow & { readonly what: "dom-ready" | "did-finish-load"; readonly url: string }) => void;
  pageStays: (args: OfWindow) => void;
  /** @returns whether it may go there */
  mayNavigate: (args: OfWindow & { readonly url: string }) => boolean;
  /** The page is told which file of the disk it gets. */
  dropsFile: (args: OfWindow & { readonly file: DroppedFile }) => void;
}
