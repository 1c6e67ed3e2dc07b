import type { WebFiles } from "../pages/web-files.ts";

/** The scheme of the bench's own pages; `file:` would give them every file of the machine. */
export const appScheme = "app";
export const appOrigin = `${appScheme}://rheobase`;

/** Where the pages of this program come from. */
export interface OwnPages {
  /** of the one page */
  readonly address: string;
  /** "app://rheobase" */
  readonly origin: string;
}

/**
 * @param devServer address of Vite's development server, if there is one
 * @param isPackaged what was installed shows its own pages whatever the environment says
 */
export function ownPages(devServer: string | undefined, isPackaged: boolean): OwnPages {
  const address = devServer === undefined || isPackaged ? `${appOrigin}/index.html` : devServer;
  return { address, origin: originOf(address)! };
}

/** Scheme and host of an address; undefined where it is none. Node's URL gives schemes of our own no origin. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** It is the bench's one page, wherever in it: what a window may load again. */
export function isOwnPage(pages: OwnPages, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const asked = new URL(address);
  const own = new URL(pages.address);
  return originOf(address) === pages.origin && asked.pathname === own.pathname;
}

/** Path in the built pages that an address of ours asks for; undefined where it is not ours, or there is nothing. */
export function pagePath(files: WebFiles, address: string): string | undefined {
  if (originOf(address) !== appOrigin) return undefined;
  const { pathname } = new URL(address);
  const path = pathname === "/" ? "/index.html" : pathname;
  return files.has(path) ? path : undefined;
}
