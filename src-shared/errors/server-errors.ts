import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of the server host: what keeps it from starting, and paths that it does not go to.

export const pathOutsideFolder = (path: string): BenchError =>
  new BenchError("path-outside-folder", {
    where: path,
    what: "This path leads out of the folder that Rheobase serves, by itself or by a link, and the server stays inside it.",
    remedy: "Choose a file in the folder, or start Rheobase in a folder that holds both.",
  });

export const pathReplaced = (path: string): BenchError =>
  new BenchError("path-replaced", {
    where: path,
    what: "A link has taken the place of this file, or of a folder on the way to it, since it was looked at; links are not followed then.",
    remedy: "Open the file again, or save under another name.",
  });

export const pathUnusable = (path: string, reason: string): BenchError =>
  new BenchError("path-unusable", {
    where: path,
    what: sentence`This path is not valid on every system: ${{ reason }}.`,
    remedy: "Choose another name.",
  });

export const portUnavailable = (port: number, reason: string, cause?: unknown): BenchError =>
  new BenchError(
    "port-unavailable",
    {
      where: `port ${port}`,
      what: sentence`The server cannot listen there: ${{ reason }}.`,
      remedy: "Choose another port with --port; --port 0 takes any that is free.",
    },
    { cause },
  );

export const pagesNotBuilt = (folder: string, reason: string): BenchError =>
  new BenchError("pages-not-built", {
    where: folder,
    what: sentence`The pages of the bench cannot be read: ${{ reason }}.`,
    remedy: "In a clone run npm run build; otherwise install Rheobase again.",
  });
