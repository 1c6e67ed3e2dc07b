import type { Bench } from "../state/bench.svelte.ts";
import type { Bar } from "../state/notices.svelte.ts";
import type { Run } from "../state/run.svelte.ts";
import { downloadExperiment } from "../page/download-file.ts";

type Shown = Pick<Bench, "connection" | "desktop" | "document" | "tab" | "chosenRun" | "comparison" | "notices" | "reconnect" | "reloadFile" | "overwriteFile">;

/** Messages that stay until they are resolved, the most severe first. */
export function lastingMessages(bench: Shown): Bar[] {
  return [...lostConnection(bench), ...fileOnDisk(bench), ...differentResults(bench), ...bench.notices.bars, ...otherWindows(bench)];
}

function lostConnection(bench: Shown): Bar[] {
  const { document, desktop } = bench;
  const { lost } = bench.connection;
  if (lost === undefined) return [];
  const way =
    desktop === undefined
      ? "This page tries again by itself. If the server has ended, start it again with the same folder and --port: the page goes on then, with its runs."
      : "Reconnecting starts it again.";
  const edits = document === undefined ? "" : " Your edits are still here; those from before the loss are also kept for the next start. Of later ones download a copy.";
  const download = document?.edited === true ? [{ label: "Download a copy", perform: () => downloadExperiment(document.name, document.experiment) }] : [];
  return [
    {
      key: "lost",
      tone: "bad",
      title: `The connection to Rheobase is lost: ${lost}.`,
      detail: `${way}${edits}`,
      actions: [...download, { label: desktop === undefined ? "Try now" : "Reconnect", perform: () => void reconnect(bench) }],
    },
  ];
}

/** After a failed retry the bar looks unchanged, so a notice says that it was tried. */
async function reconnect(bench: Shown): Promise<void> {
  await bench.reconnect();
  if (bench.connection.lost !== undefined) bench.notices.say(`Not reconnected: ${bench.connection.lost}.`);
}

function fileOnDisk(bench: Shown): Bar[] {
  const { document } = bench;
  if (document?.fileChanged === undefined || document.path === undefined) return [];
  const keepMine = { label: "Keep mine", perform: () => void bench.overwriteFile() };
  if (document.fileChanged === "deleted") {
    return [
      {
        key: "file",
        tone: "warn",
        title: `${document.path} was deleted or renamed outside of this window.`,
        detail: "The experiment is still here.",
        actions: [{ label: "Save it again", perform: keepMine.perform }],
      },
    ];
  }
  return [
    {
      key: "file",
      tone: "warn",
      title: document.fileChanged === "saved" ? `Another window of Rheobase saved ${document.path}.` : `${document.path} was changed outside of this window.`,
      detail: document.edited ? "Reloading can be undone; keeping yours overwrites the other version." : "Nothing of yours is unsaved.",
      actions: [{ label: "Reload from disk", perform: () => void bench.reloadFile() }, keepMine],
    },
  ];
}

function differentResults({ tab, chosenRun, comparison }: Shown): Bar[] {
  const shown = tab === "compare" ? comparison.members.map(({ key, name, run }) => ({ key, name, run })) : [{ key: "", name: chosenRun?.name ?? "", run: chosenRun }];
  return shown.flatMap(({ key, name, run }) => differentResult(key, name, run?.verification));
}

function differentResult(key: string, name: string, verification: Run["verification"]): Bar[] {
  if (verification === undefined || verification.mismatches.length === 0) return [];
  const { recorded, current } = verification.engine;
  const first = verification.mismatches[0]!;
  const why = recorded === current ? "" : ` It was recorded by engine ${recorded}; this is engine ${current}.`;
  return [
    {
      key: `digest ${key}`,
      tone: "bad",
      title: `${name} came out differently from its record: ${differenceText(first)}.`,
      detail: `What is shown was computed now.${why}`,
      actions: [],
    },
  ];
}

function differenceText({ of, column, recorded, computed }: NonNullable<Run["verification"]>["mismatches"][number]): string {
  const isDigest = of === "spikes" || of === "traces";
  const short = (value: string | undefined): string => (value === undefined ? "none" : isDigest ? `${value.slice(0, 4)} ${value.slice(4, 8)}` : value);
  if (of === "conditions") return recorded === undefined ? "nothing is recorded that could be compared" : "the record has conditions that its protocol does not have";
  const what = isDigest ? `the ${of} have digest` : of === "summary" ? `${column ?? "the summary"} is` : `the snapshot's ${of} is`;
  return `${what} ${short(computed)}, the record says ${short(recorded)}`;
}

function otherWindows({ document }: Shown): Bar[] {
  if (document === undefined || document.elsewhere === 0) return [];
  const where = document.elsewhere === 1 ? "another window" : `${document.elsewhere} other windows`;
  return [{ key: "elsewhere", tone: "plain", title: `${document.name} is open in ${where} too.`, detail: "Whoever saves second is asked first.", actions: [] }];
}
