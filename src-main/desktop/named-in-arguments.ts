import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The files and folder named on the command line, as absolute paths. */
export interface Named {
  readonly files: readonly string[];
  /** where dialogs start */
  readonly folder: string | undefined;
}

/**
 * The experiments (names ending in .json) and the folder among the command line's arguments; switches are skipped.
 *
 * @param argv of the process; the first is the program, and in an unpackaged program the first that is no switch is the app's own folder or file
 * @param folder absolute; relative paths start there
 */
export function namedInArguments(argv: readonly string[], folder: string, isPackaged: boolean): Named {
  const named = argv.slice(1).filter((argument) => argument !== "" && !argument.startsWith("-"));
  const paths = named.slice(isPackaged ? 0 : 1).flatMap((name) => (isAddress(name) ? pathOf(name) : resolve(folder, name)));
  return { files: paths.filter(isFile), folder: paths.find((path) => !isFile(path)) };
}

function isFile(path: string): boolean {
  return path.toLowerCase().endsWith(".json");
}

/** Linux desktops pass a double-clicked file as a file: address, because the desktop entry declares that the program takes addresses. */
function isAddress(name: string): boolean {
  return name.startsWith("file:///");
}

/** The path of a file: address; empty for any other address, so that a strange argument does not keep the program from starting. */
function pathOf(address: string): string[] {
  try {
    return [fileURLToPath(address)];
  } catch {
    return [];
  }
}
