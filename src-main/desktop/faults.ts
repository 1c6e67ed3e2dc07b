import { inspect } from "node:util";

/** Say a fault of this program on standard error, with where it happened. */
export function printFault(error: unknown): void {
  process.stderr.write(`${inspect(error)}\n`);
}
