import { dirname } from "node:path";
import { watch } from "chokidar";

/**
 * Be told that something may have happened to a file: it was changed, replaced, deleted or made again, by whomever. Its
 * folder is watched, since a file that was deleted has nothing to watch. A folder that cannot be watched tells nothing.
 *
 * @param path absolute
 * @param onEvent also called once when watching has begun
 * @returns stops watching
 */
export function watchFile(path: string, onEvent: () => void): () => Promise<void> {
  const folder = dirname(path);
  const watcher = watch(folder, { depth: 0, ignoreInitial: true, ignored: (entry) => entry !== folder && entry !== path });
  watcher.on("all", (_, entry) => {
    if (entry === path) onEvent();
  });
  // What happened before it was watching shows when somebody looks.
  watcher.on("ready", onEvent);
  watcher.on("error", () => undefined);
  return () => watcher.close();
}
