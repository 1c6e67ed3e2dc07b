import { dirname } from "node:path";
import { watch } from "chokidar";

/** ms: nobody should look at a file half-written, and chokidar tells nothing of what happens within 50 ms after an event */
const quietTime = 100;

/**
 * Be told that something may have happened to a file: it was changed, replaced, deleted or made again, by whomever. Its
 * folder is watched, since a file that was deleted has nothing to watch. A folder that cannot be watched tells nothing.
 * Told when the file has been left alone for a moment.
 *
 * @param path absolute
 * @param onEvent also called once when watching has begun, for what happened before
 * @returns stops watching
 */
export function watchFile(path: string, onEvent: () => void): () => Promise<void> {
  const folder = dirname(path);
  const watcher = watch(folder, { depth: 0, ignoreInitial: true, ignored: (entry) => entry !== folder && entry !== path });
  let quiet: NodeJS.Timeout | undefined;
  const tell = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(onEvent, quietTime);
  };
  watcher.on("all", (_, entry) => {
    if (entry === path) tell();
  });
  watcher.on("ready", tell);
  watcher.on("error", () => undefined);
  return async () => {
    await watcher.close();
    clearTimeout(quiet);
  };
}
