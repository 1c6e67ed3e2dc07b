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

/** Calls of the main process to the test, which owns the browser. */
export interface TesterCalls {
  [name: string]: (args: never) => unknown;
  /** @param args.mainWorld, isolatedWorld scripts that every document of the page runs first */
  openPage: (args: OfWindow & { readonly size: Size; readonly mainWorld: string; readonly isolatedWorld: string }) => void;
  /** @throws if the page does not load */
  load: (args: OfWindow & { readonly url: string }) => void;
  reload: (args: OfWindow) => void;
  /** @param args.asks whether the page may stay open ("beforeunload") */
  closePage: (args: OfWindow & { readonly asks: boolean }) => void;
  resize: (args: OfWindow & { readonly size: Size }) => void;
  /** Grant permissions to pages of `origin`, and deny all others. */
  permit: (args: { readonly origin: string; readonly permissions: readonly string[] }) => void;
}

/** Calls of the test to the main process. */
export interface ProgramCalls {
  [name: string]: (args: never) => unknown;
  /** Let the program become ready. */
  go: (args: undefined) => void;
  /** Run a function from its source text. Its first argument is the window, or the module `electron` without one. */
  evaluate: (args: { readonly source: string; readonly window: number | undefined; readonly arg: unknown }) => unknown;
  pageGone: (args: OfWindow) => void;
  pageCrashed: (args: OfWindow) => void;
  pageLoaded: (args: OfWindow & { readonly what: "dom-ready" | "did-finish-load"; readonly url: string }) => void;
  pageStays: (args: OfWindow) => void;
  /** @returns true if the page may navigate to `url` */
  mayNavigate: (args: OfWindow & { readonly url: string }) => boolean;
  /** Tell the page the path of the file that is about to be dropped. */
  dropsFile: (args: OfWindow & { readonly file: DroppedFile }) => void;
}
