import { readlink, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, parse, relative, sep } from "node:path";
import { folderUnusable } from "../../src-shared/errors/disk-errors.ts";
import { pathOutsideFolder, pathUnusable } from "../../src-shared/errors/server-errors.ts";
import { isDeviceName } from "./safe-file-name.ts";
import { systemReason } from "./system-reason.ts";

/** Files of one folder and nothing else; a `FileAccess` of the workbench. */
export interface ConfinedPaths {
  readonly top: string;
  readonly within: string;
  resolve(path: string): Promise<string>;
  display(absolutePath: string): string;
}

/** As many as Linux follows. */
const mostLinks = 40;

/**
 * Paths that stay inside `folder`, wherever the links in it lead. They are relative to it, with forward slashes.
 *
 * `resolve` follows every link, also one to a file that does not exist yet, and gives the place it has checked. A link can come
 * into that way later: whoever uses the place hands `within` on, so that it is checked again as it is opened.
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

/** The names on the way. What another system would understand as a way out is none here either: files move between systems. */
function partsOf(path: string): string[] {
  if (path.includes("\0")) throw pathUnusable(path.replaceAll("\0", "\u{FFFD}"), "it contains a NUL character");
  if (isAbsolute(path) || path.startsWith("\\") || /^[a-z]:/i.test(path)) throw pathOutsideFolder(path);
  const parts = path.split(/[/\\]/);
  if (parts.includes("..")) throw pathOutsideFolder(path);
  const device = parts.find(isDeviceName);
  if (device !== undefined) throw pathUnusable(path, `Windows keeps the name ${device} for a device`);
  return parts;
}

/** Where `parts` lead from `start`, a folder without links on its way. What does not exist is taken as it is written. */
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
    // Fails where there is no link: the usual case, or nothing there at all, or nothing that may be looked at.
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
