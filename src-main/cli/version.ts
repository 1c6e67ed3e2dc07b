import { versions } from "../workbench/versions.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Outcome, Terminal } from "./host.ts";

/** `rheobase --version`: the three numbers that a result depends on. */
export function version(terminal: Terminal): Outcome {
  terminal.print(`rheobase ${versions.app}`);
  terminal.print(`experiment file format ${versions.experimentFormat}`);
  terminal.print(`engine ${versions.engine}`);
  return { exitCode: exitCodes.done, document: { ...versions } };
}
