import { posix, win32 } from "node:path";

/**
 * Whether the system's file manager may be asked to show a path that a page names: on this machine anywhere, on another machine where a
 * person has chosen the folder in a dialog. Windows signs in at a machine that a path names (`\\host\share`) as soon as it looks there.
 *
 * @param chosen what dialogs of this window have given
 */
export function mayShow(path: string, chosen: ReadonlySet<string>, platform: string): boolean {
  const system = platform === "win32" ? win32 : posix;
  if (!system.isAbsolute(path) || system.normalize(path) !== path) return false;
  const isRemoteOrDevice = platform === "win32" ? !/^[a-z]:\\/i.test(path) : path.startsWith("//");
  return !isRemoteOrDevice || isBelow(path, chosen, platform);
}

function isBelow(path: string, chosen: ReadonlySet<string>, platform: string): boolean {
  if (chosen.has(path)) return true;
  const above = (platform === "win32" ? win32 : posix).dirname(path);
  return above !== path && isBelow(above, chosen, platform);
}
