import { commandText, fileWord, settingsBetween, type Shell } from "../../src-shared/experiment/command-words.ts";
import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { Comparison } from "../state/comparison.svelte.ts";
import type { OpenDocument } from "../state/document.svelte.ts";

/** A command line that does what the bench does, or why none does. */
export type CommandLine = { readonly line: string } | { readonly reason: string };

const shell: Shell = typeof navigator !== "undefined" && /windows/i.test(navigator.userAgent) ? "powershell" : "posix";
const lineOf = (words: readonly string[]): CommandLine => ({ line: commandText(["rheobase", ...words], shell) });

type Saved = Pick<OpenDocument, "path" | "fileChanged" | "saved">;

/** Words that name a protocol of the file, with the values that the file does not hold; or why they cannot. */
function protocolWords({ path, fileChanged, saved }: Saved, protocol: Protocol): readonly string[] | { readonly reason: string } {
  if (path === undefined) return { reason: "Save the experiment first: a command reads its file." };
  if (fileChanged !== undefined) return { reason: "The file is not as it was opened: choose above which version is kept." };
  const inFile = saved.protocols.find(({ id }) => id === protocol.id);
  if (inFile === undefined) return { reason: `The file does not hold ${protocol.name} yet: save first.` };
  const settings = settingsBetween(inFile, protocol, saved);
  if (settings === undefined) return { reason: "The file does not hold these edits, and --set cannot say them: save first." };
  const named = saved.protocols.length === 1 ? [] : ["--protocol", inFile.name];
  return [fileWord(path), ...named, ...settings.flatMap((setting) => ["--set", setting])];
}

/** `rheobase run`, of a protocol as it is now or as it was when it was run. @param more options */
export function runLine(document: Saved, protocol: Protocol, more: readonly string[] = []): CommandLine {
  const words = protocolWords(document, protocol);
  return "reason" in words ? words : lineOf(["run", ...words, ...more]);
}

/** `rheobase page` of the selected protocol. */
export function pageLine(document: Saved & Pick<OpenDocument, "protocol">, file: string): CommandLine {
  const words = protocolWords(document, document.protocol);
  return "reason" in words ? words : lineOf(["page", ...words, "--out", fileWord(file)]);
}

/** `rheobase compare` of the runs that are compared. @param more options */
export function compareLine(document: Saved, { members, layout, selection }: Pick<Comparison, "members" | "layout" | "selection">, more: readonly string[] = []): CommandLine {
  if (members.length < 2) return { reason: "Choose two runs first." };
  const { path } = document;
  if (path === undefined) return { reason: "Save the experiment first: a command reads its file." };
  const recorded = new Set(runsOf(document.saved).map(({ id }) => id));
  const missing = members.find(({ key, otherFile }) => otherFile === undefined && !recorded.has(key));
  if (missing !== undefined) return { reason: `The file does not hold ${missing.name} yet: save first.` };
  const runs = members.map(({ key, otherFile }) => (otherFile === undefined ? `${fileWord(path)}#${key}` : `${fileWord(otherFile.path)}#${otherFile.run}`));
  const place = ["sweep", "noise", "trial"].flatMap((name) => (selection[name] === undefined ? [] : [`--${name}`, String(selection[name] + 1)]));
  return lineOf(["compare", ...runs, ...(layout === "overlaid" ? ["--overlaid"] : []), ...place, ...more]);
}
