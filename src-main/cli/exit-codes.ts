import { BenchError } from "../../src-shared/foundation/bench-error.ts";

/** Exit codes for scripts; docs/command-line.md and every --help list the same. */
export const exitCodes = {
  done: 0,
  invalid: 1,
  usage: 2,
  disk: 3,
  resultsExist: 4,
  conditionFailed: 5,
  mismatch: 6,
  fault: 70,
  interrupted: 130,
} as const;

/** Meaning of each code, one line each. */
export const exitCodeMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exitCodes.done, "success"],
  [exitCodes.invalid, "the experiment is invalid (all problems are listed), or a CSV is"],
  [exitCodes.usage, "the command line is invalid or contradictory, or names a protocol, run, preset or column that does not exist"],
  [exitCodes.disk, "a file or folder cannot be read or written, or the port cannot be opened"],
  [exitCodes.resultsExist, "files exist and were not replaced (see --overwrite)"],
  [exitCodes.conditionFailed, "a condition failed, or the disk had no room for a results file; everything else is written"],
  [exitCodes.mismatch, "verify, compare: a recorded run does not match its record, or a folder of results is incomplete"],
  [exitCodes.fault, "an internal error of the program"],
  [exitCodes.interrupted, "interrupted by Ctrl+C"],
];

/** Exit codes of errors that do not mean "the experiment is wrong". */
const codeOfError: Readonly<Record<string, number>> = {
  "protocol-unknown": exitCodes.usage,
  "preset-unknown": exitCodes.usage,
  "run-not-named": exitCodes.usage,
  "run-unknown": exitCodes.usage,
  "no-runs-recorded": exitCodes.usage,
  "run-named-twice": exitCodes.usage,
  "nothing-to-compare-with": exitCodes.usage,
  "place-not-compared": exitCodes.usage,
  "csv-column-missing": exitCodes.usage,
  "csv-column-twice": exitCodes.usage,
  "waveform-undecided": exitCodes.usage,
  "waveform-missing": exitCodes.usage,
  "path-unusable": exitCodes.usage,
  "value-unit-needs-resistance": exitCodes.usage,
  "value-unit-needs-rheobase": exitCodes.usage,
  "file-named-twice": exitCodes.usage,
  "setting-unreadable": exitCodes.usage,
  "setting-unknown": exitCodes.usage,
  "setting-outside-list": exitCodes.usage,
  "setting-without-parts": exitCodes.usage,
  "setting-unit-unknown": exitCodes.usage,
  "file-not-found": exitCodes.disk,
  "file-unreadable": exitCodes.disk,
  "file-too-large": exitCodes.disk,
  "file-would-be-too-large": exitCodes.disk,
  "record-too-large": exitCodes.disk,
  "file-unwritable": exitCodes.disk,
  "file-not-durable": exitCodes.disk,
  "file-changed-on-disk": exitCodes.disk,
  "folder-unusable": exitCodes.disk,
  "results-missing": exitCodes.disk,
  "trace-spool-failed": exitCodes.disk,
  "pages-not-built": exitCodes.disk,
  "port-unavailable": exitCodes.disk,
  "file-exists": exitCodes.resultsExist,
  "results-exist": exitCodes.resultsExist,
};

/** The exit code for a thrown error; an AggregateError has that of its first error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof AggregateError) return exitCodeOf(error.errors[0]);
  if (!(error instanceof BenchError)) return exitCodes.fault;
  return Object.hasOwn(codeOfError, error.code) ? codeOfError[error.code]! : exitCodes.invalid;
}
