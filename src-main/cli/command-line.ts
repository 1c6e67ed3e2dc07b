import { CommanderError, type Command } from "commander";
import { commandLineArguments } from "./arguments.ts";
import { errorText } from "./error-text.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host } from "./host.ts";
import { printable } from "../../src-shared/foundation/printable.ts";
import { perform, writeUsageDocument } from "./perform.ts";

/**
 * Runs the command line. Each command's module is loaded when it is called, which keeps the start quick.
 *
 * @param args without node and script
 * @returns the exit code
 */
export async function commandLine(args: readonly string[], host: Host): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = commandLineArguments({
    async run(file, { json = false, ...options }) {
      const { run } = await import("./run.ts");
      exitCode = await perform("run", json, host, (terminal) => run(file, options, host, terminal));
    },
    async create(file, { json = false, ...options }) {
      const { newExperiment } = await import("./new.ts");
      exitCode = await perform("new", json, host, (terminal) => newExperiment(file, options, host, terminal));
    },
    async validate(files, { json = false, ...options }) {
      const { validate } = await import("./validate.ts");
      exitCode = await perform("validate", json, host, (terminal) => validate(files, options, host, terminal));
    },
    async show(file, { json = false, ...options }) {
      const { show } = await import("./show.ts");
      exitCode = await perform("show", json, host, (terminal) => show(file, options, host, terminal));
    },
    async verify(file, { json = false, ...options }) {
      const { verify } = await import("./verify.ts");
      exitCode = await perform("verify", json, host, (terminal) => verify(file, options, host, terminal));
    },
    async compare(runs, { json = false, ...options }) {
      const { compare } = await import("./compare.ts");
      exitCode = await perform("compare", json, host, (terminal) => compare(runs, options, host, terminal));
    },
    async serve(folder, options) {
      const { serve } = await import("./serve-command.ts");
      exitCode = await perform("serve", false, host, (terminal) => serve(folder, options, host, terminal));
    },
    async cite(run, { json = false }) {
      const { cite } = await import("./cite.ts");
      exitCode = await perform("cite", json, host, (terminal) => cite(run, host, terminal));
    },
    async code(file, { json = false, ...options }) {
      const { code } = await import("./code.ts");
      exitCode = await perform("code", json, host, (terminal) => code(file, options, host, terminal));
    },
    async page(file, { json = false, ...options }) {
      const { page } = await import("./page.ts");
      exitCode = await perform("page", json, host, (terminal) => page(file, options, host, terminal));
    },
    async schema() {
      const { experimentJsonSchema } = await import("../../src-shared/experiment/json-schema.ts");
      host.stdout.write(`${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
    },
  });
  program.hook("preAction", (_, command) => refuseEmpty(command));
  const output = { writeOut: (text: string) => void host.stdout.write(text), writeErr: (text: string) => void host.stderr.write(text) };
  // Subcommands copied the program's settings when they were created, so each needs the new ones.
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(output);

  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      host.stderr.write(`${printable(errorText(error))}\n`);
      return exitCodes.fault;
    }
    if (error.exitCode === 0) return exitCodes.done;
    if (args.includes("--json")) writeUsageDocument(host, error.message.replace(/^error: /, ""));
    return exitCodes.usage;
  }
}

/**
 * An argument without a letter in it is a variable that the shell knows nothing of: `--out "$RESULTS"` would write into the current
 * folder, and `serve "$DATA"` would serve it.
 */
function refuseEmpty(command: Command): void {
  if (command.args.some((argument) => argument.trim() === "")) command.error("error: an argument is empty.", { exitCode: exitCodes.usage });
  for (const [name, value] of Object.entries(command.opts())) {
    if (typeof value === "string" && value.trim() === "")
      command.error(`error: --${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is empty.`, { exitCode: exitCodes.usage });
  }
}
