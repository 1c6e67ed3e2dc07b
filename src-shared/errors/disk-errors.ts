import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of files and folders. `reason` is what the operating system said, in words.

export const fileNotFound = (path: string): BenchError =>
  new BenchError("file-not-found", {
    where: path,
    what: "There is no such file.",
    remedy: "Check the name and the folder it is looked for in.",
  });

export const fileUnreadable = (path: string, reason: string, cause?: unknown): BenchError =>
  new BenchError(
    "file-unreadable",
    { where: path, what: sentence`The file cannot be read: ${{ reason }}.`, remedy: "Check that it is a plain file which you may read." },
    { cause },
  );

export const fileTooLarge = (path: string, bytes: number, limit: number): BenchError =>
  new BenchError("file-too-large", {
    where: path,
    what: sentence`The file has ${{ megabytes: megabytes(bytes) }} MB; at most ${{ limit: megabytes(limit) }} MB are read, because it must fit into memory.`,
    remedy: "Check that it is the right file, or split it into several.",
  });

export const fileWouldBeTooLarge = (path: string, bytes: number, limit: number): BenchError =>
  new BenchError("file-would-be-too-large", {
    where: path,
    what: sentence`The file would have ${{ megabytes: megabytes(bytes) }} MB; above ${{ limit: megabytes(limit) }} MB none is opened. The previous content is unchanged.`,
    remedy: "Delete recorded runs of many conditions or shorten waveforms of many samples, then save again.",
  });

export const recordTooLarge = (path: string, bytes: number, limit: number): BenchError =>
  new BenchError("record-too-large", {
    where: path,
    what: sentence`With this run's record the file could have ${{ megabytes: megabytes(bytes) }} MB; above ${{ limit: megabytes(limit) }} MB none opens. Nothing was simulated.`,
    remedy: "Delete recorded runs of the file, record into a copy without them, or run without --record.",
  });

export const fileNotUtf8 = (path: string): BenchError =>
  new BenchError("file-not-utf8", {
    where: path,
    what: "The file is not UTF-8 text, so its names and numbers cannot be trusted.",
    remedy: "Save it again with the encoding UTF-8.",
  });

export const fileUnwritable = (path: string, reason: string, cause?: unknown): BenchError =>
  new BenchError(
    "file-unwritable",
    {
      where: path,
      what: sentence`The file cannot be written: ${{ reason }}. The previous content is unchanged.`,
      remedy: "Check the folder's permissions and the free space of the disk, or choose another place.",
    },
    { cause },
  );

export const fileNotDurable = (path: string, reason: string, cause?: unknown): BenchError =>
  new BenchError(
    "file-not-durable",
    {
      where: path,
      what: sentence`The file is completely written, but its folder could not be flushed to the disk (${{ reason }}), so a power cut now may bring the old one back.`,
      remedy: "Check the disk and save once more.",
    },
    { cause },
  );

export const fileExists = (path: string): BenchError =>
  new BenchError("file-exists", {
    where: path,
    what: "The file exists already and was not replaced.",
    remedy: "Choose another name or folder, or remove it first.",
  });

export const resultsExist = (folder: string, existing: readonly string[], planned: number): BenchError =>
  new BenchError("results-exist", {
    where: folder,
    what: sentence`${{ existing: existing.length }} of the ${{ planned }} files to be written exist already: ${{
      files: listOf(existing),
    }}. Nothing was simulated and nothing was replaced.`,
    remedy: "Choose another folder with --out, or replace them with --overwrite.",
  });

export const resultsMissing = (folder: string): BenchError =>
  new BenchError("results-missing", {
    where: folder,
    what: "There are no results in this folder: no table, no figure and no provenance.json.",
    remedy: "Name the folder that `rheobase run` or an export wrote to.",
  });

export const fileChangedOnDisk = (path: string): BenchError =>
  new BenchError("file-changed-on-disk", {
    where: path,
    what: "Another program has changed the file since it was read; saving now would undo those changes.",
    remedy: "Read it again and repeat your change, or save under another name.",
  });

export const folderUnusable = (path: string, reason: string, cause?: unknown): BenchError =>
  new BenchError(
    "folder-unusable",
    { where: path, what: sentence`The folder cannot be used: ${{ reason }}.`, remedy: "Choose a folder that you may write to, or a name that is free." },
    { cause },
  );

export const traceSpoolFailed = (folder: string, reason: string, cause?: unknown): BenchError =>
  new BenchError(
    "trace-spool-failed",
    {
      where: folder,
      what: sentence`Traces too long for memory are kept in a temporary file here, and that failed: ${{ reason }}.`,
      remedy: "Free some disk space, or record less: every k-th point, fewer neurons, or no V at all.",
    },
    { cause },
  );

export const experimentNeverSaved = (name: string): BenchError =>
  new BenchError("experiment-never-saved", {
    where: name,
    what: "This experiment has no file yet.",
    remedy: "Choose a folder and a name for it.",
  });

export const draftNotKept = (draft: string): BenchError =>
  new BenchError("draft-not-kept", {
    where: draft,
    what: "These unsaved edits no longer exist, or another window has recovered them.",
    remedy: "Look in the other windows, or open the file as it was saved.",
  });

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** How many names an error lists before it only counts. */
const listed = 10;

function listOf(files: readonly string[]): string {
  const rest = files.length - listed;
  return files.slice(0, listed).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
