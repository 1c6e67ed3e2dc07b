import { readlink, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, parse, relative, sep } from "node:path";
import { folderUnusable } from "../../src-shared/errors/disk-errors.ts";
import { pathOutsideFolder, pathUnusable } from "../../src-shared/errors/server-errors.ts";
import { isDeviceName, portabilityProblem } from "./safe-file-name.ts";
import { systemReason } from "./system-reason.ts";

/** A `FileAccess` of the workbench that is confined to one folder. */
export interface ConfinedPaths {
  readonly top: string;
  readonly within: string;
  resolve(path: string): Promise<string>;
  display(absolutePath: string): string;
}

/** Most links followed in one path, as in Linux. */
const mostLinks = 40;

/**
 * Confines paths to `folder`, links included. Paths are relative to it, with forward slashes.
 *
 * `resolve` follows every link, also one to a file that does not exist yet, and returns the path it has checked, so that opening
 * it follows no further link.
 *
 * @throws BenchError `folder-unusable`; `resolve` throws `path-outside-folder` or `path-unusable`
 */
export async function confinedPaths(folder: string): Promise<ConfinedPaths> {
  const top = await realFolder(folder);
  const isInside = (path: string): boolean => path === top || path.startsWith(top.endsWith(sep) ? top : top + sep);
  return {
    top,
    within: top,
    async resolve(path) {
      const place = await destination(top, partsOf(path), path);
      if (!isInside(place)) throw pathOutsideFolder(path);
      return place;
    },
    display: (absolutePath) => (isInside(absolutePath) ? relative(top, absolutePath).split(sep).join("/") : absolutePath),
  };
}

async function realFolder(folder: string): Promise<string> {
  try {
    const path = await realpath(folder);
    if (!(await stat(path)).isDirectory()) throw new Error("it is not a folder");
    return path;
  } catch (error) {
    throw folderUnusable(folder, systemReason(error), error);
  }
}

/** The parts of a path. Parts that would lead out of the folder on any operating system are refused, because files move between systems. */
function partsOf(path: string): string[] {
  if (path.includes("\0")) throw pathUnusable(path.replaceAll("\0", "\u{FFFD}"), "it contains a NUL character");
  if (isAbsolute(path) || path.startsWith("\\") || /^[a-z]:/i.test(path)) throw pathOutsideFolder(path);
  const parts = path.split(/[/\\]/);
  if (parts.includes("..")) throw pathOutsideFolder(path);
  const device = parts.find(isDeviceName);
  if (device !== undefined) throw pathUnusable(path, portabilityProblem(device)!);
  return parts;
}

/** Resolves `parts` from `start`, a folder whose path has no links. Parts that do not exist are kept as written. */
async function destination(start: string, parts: readonly string[], path: string): Promise<string> {
  let place = start;
  let links = 0;
  const left = [...parts].reverse();
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      place = dirname(place);
      continue;
    }
    const next = join(place, part);
    // readlink fails where there is no link, no file or no permission.
    const target = await readlink(next).catch(() => undefined);
    if (target === undefined) {
      place = next;
      continue;
    }
    if (++links > mostLinks) throw pathUnusable(path, "its links lead in a circle");
    const { root } = parse(target);
    if (root !== "") place = root;
    left.push(...target.slice(root.length).split(sep).reverse());
  }
  return place;
}
