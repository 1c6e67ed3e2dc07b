import { app } from "electron";

/** In the system's own list of recent documents; nothing happens where it has none. The bench has its own everywhere. */
export function noteRecentDocument(path: string): void {
  app.addRecentDocument(path);
}
