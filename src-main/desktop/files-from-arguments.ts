import { resolve } from "node:path";

/**
 * The files that somebody wants to open: what the arguments name besides switches.
 *
 * @param argv of the process; the first is the program, and where it is not packaged, the first that is no switch is this program's folder or file
 * @param folder absolute; relative paths start there
 * @returns absolute paths
 */
export function filesFromArguments(argv: readonly string[], folder: string, isPackaged: boolean): string[] {
  const named = argv.slice(1).filter((argument) => !argument.startsWith("-") && argument !== "");
  return named.slice(isPackaged ? 0 : 1).map((path) => resolve(folder, path));
}
