import { nothingToCopy } from "../../src-shared/errors/exports-errors.ts";
import { copiedStyle, copyFigure } from "../clipboard/copy-figure.ts";
import { partText } from "../words/status-words.ts";
import { figureFiles } from "../../src-shared/content/figure-files.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { runName } from "../state/run.svelte.ts";
import type { Action } from "./action.ts";
import { exportAll } from "./export-all.ts";
import { runEnded } from "./run-ended.ts";

/** True where the selected protocol can be run, else the reason why not. */
function canRun({ document, runs, connection }: Bench): true | string {
  if (document === undefined) return "No experiment is open.";
  if (connection.lost !== undefined) return "The connection is lost.";
  if (runs.current !== undefined) return `${runs.current.name} is being simulated.`;
  const { length } = document.problems;
  return length === 0 || `${length === 1 ? "One field is" : `${length} fields are`} to be corrected first.`;
}

const needsResults = ({ chosenRun }: Bench): true | string => {
  if (chosenRun === undefined) return "No run is shown.";
  return chosenRun.handle !== undefined || "The run is being started.";
};

export const runProtocol: Action = {
  id: "run.start",
  group: "Run",
  title: "Run",
  keys: "Ctrl+Enter",
  when: canRun,
  // If a field has a problem, running moves the focus to the first one.
  perform: (bench) => bench.run(),
};

export const cancelRun: Action = {
  id: "run.cancel",
  group: "Run",
  title: "Cancel run",
  keys: "Esc",
  when: ({ runs }) => runs.current !== undefined || "Nothing is being simulated.",
  perform: (bench) => void cancelAndOfferToResume(bench),
};

/** Cancels the run. Finished conditions are kept, and the rest can be resumed at once. */
async function cancelAndOfferToResume(bench: Bench): Promise<void> {
  const run = bench.runs.current;
  if (run === undefined) return;
  const ending = runEnded(bench.workbench, run);
  bench.cancelRun();
  await ending;
  // A message beside the results offers the same.
  if (run.phase !== "cancelled" || (bench.tab === "results" && bench.chosenRun === run)) return;
  const resume = (): void => {
    bench.chooseRun(run.id);
    bench.resumeRun();
  };
  bench.notices.say(`${run.name} was cancelled; ${partText(run.finished, run)} are kept.`, { action: { label: "Resume", perform: resume } });
}

export const resumeRun: Action = {
  id: "run.resume",
  group: "Run",
  title: "Run what did not finish",
  when: ({ chosenRun, runs }) => {
    if (chosenRun === undefined) return "No run is shown.";
    if (runs.current !== undefined) return `${runs.current.name} is being simulated.`;
    return chosenRun.finished < chosenRun.total || "All conditions have finished.";
  },
  perform: (bench) => bench.resumeRun(),
};

export const deleteRun: Action = {
  id: "run.delete",
  group: "Run",
  title: "Delete the shown run",
  when: ({ document, runs }) => {
    if (document?.runId === undefined) return "No run is shown.";
    return runs.byId(document.runId)?.phase !== "running" || `${runName(document.runId)} is being simulated.`;
  },
  perform: (bench) => bench.document?.runId !== undefined && bench.deleteRun(bench.document.runId),
};

export const exportRun: Action = {
  id: "run.export",
  group: "Run",
  title: "Export",
  keys: "Ctrl+E",
  tabs: ["design", "results"],
  when: needsResults,
  perform: (bench) => bench.chosenRun?.handle !== undefined && (bench.dialog = { kind: "export", runs: [bench.chosenRun.handle] }),
};

export const exportAllRuns: Action = {
  id: "run.export-all",
  group: "Run",
  title: "Export all",
  keys: "Ctrl+Shift+E",
  when: ({ document, runs }) => {
    if (document === undefined) return "No experiment is open.";
    if (runs.current !== undefined) return `${runs.current.name} is being simulated.`;
    return (document.experiment.runs ?? []).length > 0 || "No run is there yet.";
  },
  perform: (bench) => void exportAll(bench),
};

export const copyShownFigure: Action = {
  id: "run.copy-figure",
  group: "Run",
  title: "Copy figure",
  keys: "Ctrl+Shift+C",
  tabs: ["design", "results"],
  when: needsResults,
  perform: (bench) => void copyFocused(bench, document.activeElement?.closest<HTMLElement>("[data-figure]")?.dataset["figure"]),
};

/** @param figure of the plot that has the focus: "fi_curve"; without one it is the first that the run has */
async function copyFocused(bench: Bench, figure: string | undefined): Promise<void> {
  const run = bench.chosenRun;
  if (run?.handle === undefined) return;
  try {
    const sweep = bench.document?.stimulus ?? 0;
    const { setting } = run.plan.coordinatesOf(run.plan.nearest(bench.document?.selection ?? {}));
    const { figures } = await bench.workbench.planExport({ run: run.handle, sweep });
    const file = figureFiles(run.plan).find((one) => one.kind.id === figure && (!one.kind.perSetting || one.setting === setting));
    const named = figure === undefined ? figures[0] : figures.find(({ name }) => name === (file?.name ?? figure));
    if (named === undefined) throw nothingToCopy(figure ?? run.name);
    await copyFigure(bench.workbench, run.handle, named.name, { ...copiedStyle, sweep });
    bench.notices.say(`${named.title} is in the clipboard.`);
  } catch (error) {
    bench.notices.raise(error);
  }
}
