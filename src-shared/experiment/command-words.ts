import type { Protocol } from "../protocol/protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { readSetting, withSettings } from "./set-values.ts";

/** Shells that quote words in ways of their own. */
export type Shell = "posix" | "powershell";

/** A command line as one line of text: each word stands in quotes where the shell would read anything into it. */
export function commandText(words: readonly string[], shell: Shell): string {
  return words.map((word) => quoted(word, shell)).join(" ");
}

function quoted(word: string, shell: Shell): string {
  // PowerShell reads commas and at signs too.
  if ((shell === "posix" ? /^[\w@%+=:,./-]+$/ : /^[\w+=:./\\-]+$/).test(word)) return word;
  return `'${word.replaceAll("'", shell === "posix" ? "'\\''" : "''")}'`;
}

/** A file as a word: one that begins like an option is named by its folder. */
export function fileWord(path: string): string {
  return path.startsWith("-") ? `./${path}` : path;
}

/**
 * What `--set` has to say to make one protocol of another; undefined where it cannot say that, as when keys changed their order.
 *
 * @param before as the file has it
 */
export function settingsBetween(before: Protocol, after: Protocol, experiment: Experiment): readonly string[] | undefined {
  const settings = [...differences(before, after, [])];
  const index = experiment.protocols.indexOf(before);
  try {
    const edited = withSettings(experiment, [index], settings.map(readSetting), "").protocols[index];
    return JSON.stringify(edited) === JSON.stringify(after) ? settings : undefined;
  } catch {
    // A key that files do not have, or a protocol that breaks a rule of the format.
    return undefined;
  }
}

function* differences(before: unknown, after: unknown, path: readonly string[]): Generator<string> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const parts = partsOf(before, after);
  if (parts === undefined || path.some((key) => /[.=]/.test(key))) yield `${path.join(".")}=${after === undefined ? "null" : JSON.stringify(after)}`;
  else for (const [key, one, other] of parts) yield* differences(one, other, [...path, key]);
}

/** What two values of the same form are made of; undefined where they have no parts, or lists of other lengths. */
function partsOf(before: unknown, after: unknown): [key: string, before: unknown, after: unknown][] | undefined {
  if (typeof before !== "object" || before === null || typeof after !== "object" || after === null) return undefined;
  if (Array.isArray(before) !== Array.isArray(after) || (Array.isArray(before) && before.length !== (after as unknown[]).length)) return undefined;
  const [one, other] = [before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>];
  // A number alone in a list of numbers says less than the list.
  if (Array.isArray(before) && before.every((value) => typeof value === "number")) return undefined;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [key, one[key], other[key]]);
}
