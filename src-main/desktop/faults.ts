import { inspect } from "node:util";

/** Prints a fault of this program with its stack on standard error. */
export function printFault(error: unknown): void {
  process.stderr.write(`${inspect(error)}\n`);
}
