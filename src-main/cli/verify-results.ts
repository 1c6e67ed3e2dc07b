import type { ResultsCheck } from "../workbench/check-results.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Outcome, Terminal } from "./host.ts";

/** Prints the checks of `rheobase verify DIR`. */
export function verifiedResults(checks: readonly ResultsCheck[], folder: string, terminal: Terminal): Outcome {
  for (const check of checks) {
    terminal.print(`${check.folder}: ${check.problems.length === 0 ? wholeText(check) : "NOT WHOLE"}`);
    for (const problem of check.problems) terminal.print(`  ${problem}`);
  }
  const isWhole = checks.every(({ problems }) => problems.length === 0);
  return { exitCode: isWhole ? exitCodes.done : exitCodes.mismatch, document: { folder, whole: isWhole, results: checks } };
}

function wholeText({ files, complete }: ResultsCheck): string {
  const missing = complete === false ? "; conditions are missing, provenance.json names them" : "";
  return `whole (${files} ${files === 1 ? "file" : "files"} beside its provenance)${missing}`;
}
