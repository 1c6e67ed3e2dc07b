import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What somebody wants to work on, absolute. */
export interface Named {
  readonly files: readonly string[];
  /** where files are looked for first */
  readonly folder: string | undefined;
}

/**
 * What the arguments name besides switches: experiments, which end in .json, and a folder.
 *
 * @param argv of the process; the first is the program, and where it is not packaged, the first that is no switch is this program's folder or file
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

/** As desktops of Linux name what is double-clicked: the program's entry there says that it takes addresses. */
function isAddress(name: string): boolean {
  return name.startsWith("file:///");
}

/** None where it is no file's: whatever a program is started with, it starts. */
function pathOf(address: string): string[] {
  try {
    return [fileURLToPath(address)];
  } catch {
    return [];
  }
}
