import { BenchError } from "./bench-error.ts";

// Errors of the command line.

export const protocolUnknown = (file: string, name: string, names: readonly string[], misspelt: string | undefined): BenchError =>
  new BenchError("protocol-unknown", {
    where: file,
    what: `No protocol of this file is called "${name}".`,
    remedy: misspelt === undefined ? `Choose one of ${quoted(names)}.` : `Did you mean "${misspelt}"? The file has ${quoted(names)}.`,
  });

export const nothingToRecord = (protocol: string): BenchError =>
  new BenchError("nothing-to-record", {
    where: protocol,
    what: "The run is not complete, so it was not recorded in the experiment file: nobody could verify it later.",
    remedy: "Run it again to its end.",
  });

export const presetUnknown = (name: string, names: readonly string[], misspelt: string | undefined): BenchError =>
  new BenchError("preset-unknown", {
    where: "--preset",
    what: `There is no preset called "${name}".`,
    remedy: misspelt === undefined ? `Choose one of ${quoted(names)}.` : `Did you mean "${misspelt}"? The presets are ${quoted(names)}.`,
  });

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
