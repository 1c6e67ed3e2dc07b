import { basename, dirname } from "node:path";
import { pathUnusable } from "../../src-shared/errors/server-errors.ts";
import { isFolder } from "./file-digest.ts";
import { portabilityProblem } from "./safe-file-name.ts";

/** Requires a name that every system accepts for a file that will be created. @param shown the path as people call it @throws BenchError `path-unusable` */
export function requirePortableName(path: string, shown: string): void {
  const problem = portabilityProblem(basename(path));
  if (problem !== undefined) throw pathUnusable(shown, problem);
}

/** Requires names that every system accepts for folders that will be created. @param folder absolute @throws BenchError `path-unusable` */
export async function requirePortableFolder(folder: string, shown: string): Promise<void> {
  if (dirname(folder) === folder || (await isFolder(folder))) return;
  requirePortableName(folder, shown);
  await requirePortableFolder(dirname(folder), shown);
}
