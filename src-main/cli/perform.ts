import { errorEntries, errorText } from "./error-text.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { printable, printableJson } from "../../src-shared/foundation/printable.ts";
import type { Host, Outcome, Terminal } from "./host.ts";

/**
 * Runs a command. Its lines go to the terminal, or with `--json` its document goes to standard output. A thrown error becomes a
 * text on standard error, an entry of the document, and the exit code.
 *
 * @returns the exit code
 */
export async function perform(name: string, json: boolean, host: Host, command: (terminal: Terminal) => Outcome | Promise<Outcome>): Promise<number> {
  const terminal: Terminal = {
    print: (line) => json || host.stdout.write(`${printable(line)}\n`),
    note: (line) => host.stderr.write(`${printable(line)}\n`),
  };
  try {
    const { exitCode, document } = await command(terminal);
    if (json) writeDocument(host, { command: name, ok: exitCode === exitCodes.done, exitCode, ...document });
    return exitCode;
  } catch (error) {
    const exitCode = exitCodeOf(error);
    terminal.note(errorText(error));
    if (json) writeDocument(host, { command: name, ok: false, exitCode, errors: errorEntries(error) });
    return exitCode;
  }
}

/** Prints the `--json` document of a usage error. @param message of the argument parser, without its "error: " */
export function writeUsageDocument(host: Host, message: string): void {
  const error = { code: "usage", where: "", what: message, remedy: "See rheobase --help." };
  writeDocument(host, { command: "", ok: false, exitCode: exitCodes.usage, errors: [error] });
}

function writeDocument(host: Host, document: Readonly<Record<string, unknown>>): void {
  host.stdout.write(`${printableJson(JSON.stringify(document, null, 2))}\n`);
}
