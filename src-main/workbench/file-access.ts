import { resolve } from "node:path";

/**
 * Maps paths as the bench shows them to absolute paths and back. The host decides what is within reach: a desktop lets
 * people go everywhere, a server keeps them in one folder.
 */
export interface FileAccess {
  /** absolute; where relative paths start, and where browsing begins */
  readonly top: string;
  /** absolute; must contain all files at the time of reading or writing, even after `resolve` has checked them; undefined: no restriction */
  readonly within: string | undefined;
  /**
   * @param path "" is the top
   * @returns absolute
   * @throws BenchError where the path leads out of reach
   */
  resolve(path: string): Promise<string>;
  /** The path to show for a file; `resolve` accepts it where the file is within reach. The top is "". Never throws. */
  display(absolutePath: string): string;
}

/** Everything within reach: on a desktop the system's own permissions are the only bounds. Paths are absolute. */
export function everyFile(top: string): FileAccess {
  return {
    top,
    within: undefined,
    resolve: (path) => Promise.resolve(resolve(top, path)),
    display: (absolutePath) => (absolutePath === top ? "" : absolutePath),
  };
}
