import { copyText } from "../clipboard/copy-text.ts";
import { downloadText } from "../page/download-file.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { compareLine, pageLine, runLine, type CommandLine } from "../words/command-line.ts";
import type { Action } from "./action.ts";

/** What the command line does as the bench does it on the tab that is shown: the run, the export of the shown run, the comparison. */
function lineHere({ document, tab, chosenRun, comparison }: Bench): CommandLine {
  if (document === undefined) return { reason: "No experiment is open." };
  if (tab === "results") return chosenRun === undefined ? { reason: "No run is shown." } : runLine(document, chosenRun.snapshot);
  if (tab === "compare") return compareLine(document, comparison);
  return document.stale ? { reason: "Mend the fields that are marked first." } : runLine(document, document.protocol);
}

const pageHere = ({ document }: Bench): CommandLine => {
  if (document === undefined) return { reason: "No experiment is open." };
  return document.stale ? { reason: "Mend the fields that are marked first." } : pageLine(document, pageName(document.name));
};

const pageName = (name: string): string => `${name.replaceAll(/[^\p{L}\p{N}._ -]+/gu, "-")}.html`;

const possible = (command: CommandLine): true | string => ("line" in command ? true : command.reason);

/** Copies a command line, and says where it is to be typed: paths in it are those of the bench. */
async function copyLine({ notices, hello, desktop }: Pick<Bench, "notices" | "hello" | "desktop">, command: CommandLine): Promise<void> {
  const folder = desktop === undefined ? (hello?.folder ?? "") : "";
  if ("line" in command) await copyText(notices, folder === "" ? "The command" : `The command, for a shell in ${folder},`, command.line);
  else notices.say(command.reason);
}

export const copyCommand: Action = {
  id: "run.copy-command",
  group: "Run",
  title: "Copy as command",
  when: (bench) => possible(lineHere(bench)),
  perform: (bench) => void copyLine(bench, lineHere(bench)),
};

export const copyPageCommand: Action = {
  id: "experiment.copy-page-command",
  group: "Experiment",
  title: "Copy as command: the page to give away",
  when: (bench) => possible(pageHere(bench)),
  perform: (bench) => void copyLine(bench, pageHere(bench)),
};

export const givePage: Action = {
  id: "experiment.give-page",
  group: "Experiment",
  title: "Save as a page to give away",
  when: ({ document, connection }) => {
    if (document === undefined) return "No experiment is open.";
    if (connection.lost !== undefined) return "The connection is lost.";
    return document.stale ? "Mend the fields that are marked first." : true;
  },
  perform: (bench) => void give(bench),
};

async function give({ document, workbench, notices }: Bench): Promise<void> {
  if (document === undefined) return;
  try {
    const { experiment, protocol, name } = document;
    const html = await workbench.makePage({ document: document.id, title: experiment.name ?? name, text: experiment.notes ?? "", protocol });
    downloadText(pageName(name), html, "text/html");
    notices.say(`${protocol.name} is in a page of ${Math.ceil(html.length / 1000)} kB: ${pageName(name)}.`);
  } catch (error) {
    notices.raise(error);
  }
}
