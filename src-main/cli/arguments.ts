import { Command, InvalidArgumentError, Option } from "commander";
import { scriptLanguages } from "../../src-shared/code/python-script.ts";
import { timeFactors, valueFactors } from "../../src-shared/waveform/waveform-units.ts";
import { outputKinds, type OutputKind } from "../workbench/output-kinds.ts";
import { versions } from "../workbench/versions.ts";
import { exitCodeMeanings } from "./exit-codes.ts";
import type { CodeOptions } from "./code.ts";
import type { CompareOptions } from "./compare.ts";
import type { NewOptions } from "./new.ts";
import { defaultPreset, presetLines } from "./preset-lines.ts";
import type { PageOptions } from "./page.ts";
import type { RunOptions } from "./run.ts";
import type { ServeOptions } from "./serve-command.ts";
import type { ShowOptions } from "./show.ts";
import type { ValidateOptions } from "./validate.ts";
import type { VerifyOptions } from "./verify.ts";

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
}

/** The function behind each command. */
export interface Actions {
  readonly run: (file: string, options: RunOptions & CommonOptions) => Promise<void>;
  readonly create: (file: string, options: NewOptions & CommonOptions) => Promise<void>;
  readonly validate: (files: readonly string[], options: ValidateOptions & CommonOptions) => Promise<void>;
  readonly show: (file: string, options: ShowOptions & CommonOptions) => Promise<void>;
  readonly verify: (file: string, options: VerifyOptions & CommonOptions) => Promise<void>;
  readonly compare: (runs: readonly string[], options: CompareOptions & CommonOptions) => Promise<void>;
  readonly serve: (folder: string, options: ServeOptions) => Promise<void>;
  readonly cite: (run: string | undefined, options: CommonOptions) => Promise<void>;
  readonly code: (file: string, options: CodeOptions & CommonOptions) => Promise<void>;
  readonly page: (file: string, options: PageOptions & CommonOptions) => Promise<void>;
  readonly schema: () => Promise<void>;
}

/** Defines commands, arguments and options with their help. The caller sets where output goes. */
export function commandLineArguments(actions: Actions): Command {
  const program = new Command("rheobase")
    .description("Experiments with leaky integrate-and-fire neurons: exact, reproducible to the bit, fast.")
    .version(versionText, "--version", "print the versions of the application, of its experiment files and of its engine")
    .addHelpText("after", exitCodeHelp)
    .showHelpAfterError("See rheobase --help.");

  withSet(program.command("run <file>"))
    .description("simulate protocols, write their tables and figures")
    .option("--protocol <name>", "only the protocol of this name or id (default: all)")
    .option("--out <folder>", "where the files go; what is there already stays (default: results/NAME)")
    .option("--workers <n>", "threads that simulate; no result depends on it (default: one per processor)", wholeNumber)
    .option("--seed <text>", "use this seed instead of each protocol's own")
    .option("--record", "write the run into the experiment file, for verify")
    .addOption(new Option("--only <kinds>", "kinds of files to write, with commas between them").argParser(kindsOf).default(outputKinds, outputKinds.join(",")))
    .option("--overwrite", "replace files of an earlier run")
    .addHelpText("after", "\nA file with several protocols gets a folder for each, named after the protocol.")
    .addHelpText("after", exitCodeHelp)
    .action(actions.run);

  withJson(program.command("new <file>"))
    .description("write an experiment to start from: current steps, or a waveform from CSV, for a published neuron")
    .option("--preset <id>", "the neuron", defaultPreset)
    .option("--waveform <csv>", "instead of steps the waveform of this file: one sample per row; decimal commas are understood")
    .option("--time-column <name>", "its times: name in the first row, or number (default: as the titles say, else 1)", columnOf)
    .option("--value-column <name>", "its values: name in the first row, or number (default: as the titles say, else 2)", columnOf)
    .addOption(new Option("--time-unit <unit>", "unit of its times (default: as the titles say, else ms)").choices(Object.keys(timeFactors)))
    .addOption(new Option("--value-unit <unit>", "unit of its values (default: as the titles say, else pA)").choices(Object.keys(valueFactors)))
    .option("--interval <ms>", "time between samples, for a file without times", positive)
    .option("--rate <Hz>", "samples per second, for a file without times", positive)
    .addOption(new Option("--decimal-mark <mark>", "what stands before decimals, where commas could also separate thousands").choices(["point", "comma"]))
    .option("--offset <ms>", "added to every time (default: 0)", milliseconds)
    .addOption(new Option("--interpolation <kind>", "each sample until the next, or straight lines (default: hold)").choices(["hold", "linear"]))
    .addHelpText("after", () => `\nPresets:\n${presetLines()}`)
    .addHelpText("after", exitCodeHelp)
    .action(actions.create);

  withSet(program.command("validate <files...>"))
    .description("list everything that is wrong with experiment files")
    .addHelpText("after", exitCodeHelp)
    .action(actions.validate);

  withSet(program.command("show <file>"))
    .description("print parameters, epochs and conditions as tables")
    .option("--protocol <name>", "only the protocol of this name or id (default: all)")
    .addHelpText("after", exitCodeHelp)
    .action(actions.show);

  withJson(program.command("verify <file>"))
    .description("compute every recorded run again and compare its digests; of a folder of results, say whether it is whole")
    .option("--workers <n>", "threads that simulate; no result depends on it (default: one per processor)", wholeNumber)
    .addHelpText("after", exitCodeHelp)
    .action(actions.verify);

  withJson(program.command("compare <runs...>"))
    .description("compare recorded runs (FILE#RUN): what they differ in, statistics with confidence intervals; write one figure and one table")
    .option("--out <folder>", "where the files go; what is there already stays (default: results/compare-RUN-RUN)")
    .option("--overlaid", "in the figure all runs over each other, not side by side")
    .option("--sweep <n>", "the sweep of the figure and of the printed statistics (default: the most telling of the first run)", wholeNumber)
    .option("--noise <n>", "their noise level, by its place in the list (default: 1)", wholeNumber)
    .option("--trial <n>", "the trial whose V is drawn (default: 1)", wholeNumber)
    .option("--workers <n>", "threads that simulate; no result depends on it (default: one per processor)", wholeNumber)
    .addOption(new Option("--only <kinds>", "kinds of files to write, with commas between them").argParser(kindsOf).default(outputKinds, outputKinds.join(",")))
    .option("--overwrite", "replace files of an earlier comparison")
    .addHelpText("after", "\nRUN is an id, as run-12, or its number, 12; it may be omitted if the file has one run. The others are compared with the first.")
    .addHelpText("after", exitCodeHelp)
    .action(actions.compare);

  program
    .command("serve [folder]")
    .description("open the bench in a browser; it reads and writes files of this folder only (default: the current one)")
    .option("--port <n>", "where it listens on 127.0.0.1; 0 is any port that is free (default: 4173, or another where that is taken)", portNumber)
    .option("--workers <n>", "threads that simulate; no result depends on it (default: one per processor but one)", wholeNumber)
    .option("--open", "open the browser (default: where there is a terminal and a display)")
    .option("--no-open", "only print the address")
    .addHelpText("after", "\nThe address holds a token: whoever knows it may use the bench. Of a machine reached over SSH, forward the port:\n  ssh -L 4173:localhost:4173 NAME")
    .addHelpText("after", exitCodeHelp)
    .action((folder: string | undefined, options: ServeOptions) => actions.serve(folder ?? ".", options));

  withJson(program.command("cite [run]"))
    .description("print how Rheobase is cited, and of a recorded run (FILE#RUN) a paragraph for a Methods section")
    .addHelpText("after", exitCodeHelp)
    .action(actions.cite);

  withSet(program.command("code <file>"))
    .description("print a protocol as a Python script that simulates it: plain NumPy, Brian2 or NEST")
    .addOption(new Option("--as <language>", "what the script is written for").choices(scriptLanguages).default("numpy"))
    .option("--protocol <name>", "the protocol, by name or id (may be left out where the file has one)")
    .option("--class", "for numpy: with a class of neurons that has a step method")
    .addHelpText("after", exitCodeHelp)
    .action(actions.code);

  withSet(program.command("page <file>"))
    .description("write a protocol as one HTML file that computes it by itself, without network: for a course page, a portfolio, a lecture")
    .option("--protocol <name>", "the protocol, by name or id (may be left out where the file has one)")
    .option("--out <html>", "the file to write (default: NAME.html)")
    .option("--title <text>", "its title (default: the experiment's name)")
    .option("--text <file>", "its text, in Markdown with formulae between $ (default: the experiment's notes)")
    .option("--overwrite", "replace the file if it exists")
    .addHelpText("after", exitCodeHelp)
    .action(actions.page);

  program.command("schema").description("print the JSON Schema of experiment files").action(actions.schema);
  return program;
}

/** The three versions that a result depends on. */
const versionText = `rheobase ${versions.app}\nexperiment file format ${versions.experimentFormat}\nengine ${versions.engine}`;

const withJson = (command: Command): Command => command.option("--json", "print one JSON document on standard output, nothing else");

/** For commands that read protocols of a file: values can be replaced in those that they are for. */
const withSet = (command: Command): Command =>
  withJson(command).option(
    "--set <path=value>",
    "another value in each protocol, as --set neuron.tau_m=20 --set epochs.1.level=250; positions in lists count from 0; may be repeated",
    (given: string, before: readonly string[] | undefined) => [...(before ?? []), given],
  );

function exitCodeHelp(): string {
  const lines = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`);
  return ["", "Exit codes:", ...lines].join("\n");
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1 to 9999.");
  return Number(text);
}

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  return Number(text);
}

/** A column given by number, counted from 1, or by name. */
function columnOf(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function positive(text: string): number {
  const value = Number(text);
  if (!/^[\d.]/.test(text) || !(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("It must be a number above 0, with a decimal point.");
  return value;
}

function milliseconds(text: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) throw new InvalidArgumentError("It must be a number of milliseconds, with a decimal point.");
  return value;
}

function kindsOf(text: string): OutputKind[] {
  const isKind = (word: string): word is OutputKind => outputKinds.some((kind) => kind === word);
  const words = text.split(",").map((word) => word.trim().toLowerCase());
  const kinds = words.filter(isKind);
  if (kinds.length < words.length) throw new InvalidArgumentError(`It must be some of ${outputKinds.join(", ")}, with commas between them.`);
  return kinds;
}
