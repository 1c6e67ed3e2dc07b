import { app } from "electron";

/** In the system's own list of recent documents, where it has one; the bench has its own everywhere. */
export function noteRecentDocument(path: string): void {
  if (process.platform === "darwin" || process.platform === "win32") app.addRecentDocument(path);
}
