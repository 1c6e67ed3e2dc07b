import { app } from "electron";

/** Adds a file to the operating system's list of recent documents, where it has one. The bench keeps its own list besides. */
export function noteRecentDocument(path: string): void {
  app.addRecentDocument(path);
}
