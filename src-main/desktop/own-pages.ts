import type { WebFiles } from "../pages/web-files.ts";

/** Scheme of the bench's own pages. `file:` would let them read every file of the machine. */
export const appScheme = "app";
export const appOrigin = `${appScheme}://rheobase`;

/** Where the pages of this program come from. */
export interface OwnPages {
  /** address of the bench's page */
  readonly address: string;
  /** "app://rheobase" */
  readonly origin: string;
}

/**
 * @param devServer address of Vite's development server, if there is one
 * @param isPackaged true in an installed program, which ignores `devServer`
 */
export function ownPages(devServer: string | undefined, isPackaged: boolean): OwnPages {
  const address = devServer === undefined || isPackaged ? `${appOrigin}/index.html` : devServer;
  return { address, origin: originOf(address)! };
}

/** Scheme and host of an address; undefined where it cannot be parsed. Node's URL has no origin for custom schemes. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** Whether an address is the bench's page, with any hash or query: the only address that a window may load. */
export function isOwnPage(pages: OwnPages, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const asked = new URL(address);
  const own = new URL(pages.address);
  return originOf(address) === pages.origin && asked.pathname === own.pathname;
}

/** Path in the built pages of an `app:` address; undefined for other addresses and missing files. */
export function pagePath(files: WebFiles, address: string): string | undefined {
  if (originOf(address) !== appOrigin) return undefined;
  const { pathname } = new URL(address);
  const path = pathname === "/" ? "/index.html" : pathname;
  return files.has(path) ? path : undefined;
}
