import { errorEntries, errorText } from "./error-text.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { printable, printableJson } from "./printable.ts";
import type { Host, Outcome, Terminal } from "./host.ts";

/**
 * Carry a command out: what it says goes to the terminal, or with `--json` its one document goes to standard output; what
 * it throws becomes an error text on standard error, an entry of the document, and an exit code.
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

/** @param message what the argument parser said, after "error: " */
export function writeUsageDocument(host: Host, message: string): void {
  const error = { code: "usage", where: "", what: message, remedy: "See rheobase --help." };
  writeDocument(host, { command: "", ok: false, exitCode: exitCodes.usage, errors: [error] });
}

function writeDocument(host: Host, document: Readonly<Record<string, unknown>>): void {
  host.stdout.write(`${printableJson(JSON.stringify(document, null, 2))}\n`);
}
