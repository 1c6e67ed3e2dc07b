import { BenchError } from "../../src-shared/foundation/bench-error.ts";

/** An error for people: where, what and remedy, each on its own line. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorText).join("\n");
  if (error instanceof BenchError) return `error: ${error.message}`;
  return `error: The program failed with an unexpected error.\n  ${detailsOf(error)}\n  Please report it together with the command and the file.`;
}

/** The entries of an error in the `--json` document, one for each error of an AggregateError. */
export function errorEntries(error: unknown): readonly object[] {
  if (error instanceof AggregateError) return error.errors.flatMap(errorEntries);
  if (error instanceof BenchError) return [error.toJSON()];
  return [{ code: "fault", where: "", what: detailsOf(error), remedy: "Please report it together with the command and the file." }];
}

const detailsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
