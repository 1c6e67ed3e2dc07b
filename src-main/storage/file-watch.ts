import { dirname } from "node:path";
import { watch } from "chokidar";

/** ms without events before the listener is called: the file may still be half-written, and chokidar ignores events within 50 ms after one. */
const quietTime = 100;

/**
 * Watches a file for changes, replacement, deletion and re-creation by any program. Its
 * folder is watched, because a deleted file cannot be. A folder that cannot be watched reports nothing.
 * The listener is called once the file has been quiet for a moment (debounced).
 *
 * @param path absolute
 * @param onEvent also called once when watching has begun, for changes before that
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
