import { copyComparisonFigure } from "../clipboard/copy-comparison.ts";
import { chosenExperiment } from "../state/system-dialogs.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { runName } from "../state/run.svelte.ts";
import type { Action } from "./action.ts";

/** True where there is something to export, else the reason why not. */
function canExport({ comparison: { members } }: Bench): true | string {
  if (members.length < 2) return "Choose two runs first.";
  const missing = members.find(({ run }) => run?.handle === undefined);
  return missing === undefined || `${missing.name} is being started.`;
}

export const compareRun: Action = {
  id: "run.compare",
  group: "Run",
  title: "Compare the shown run",
  keys: "C",
  scope: "plots",
  when: ({ document }) => document?.runId !== undefined || "No run is shown.",
  perform: (bench) => {
    if (bench.document?.runId !== undefined) bench.comparison.add(bench.document.runId);
    bench.tab = "compare";
  },
};

export const leaveComparison: Action = {
  id: "run.leave-comparison",
  group: "Run",
  title: "Remove the shown run from the comparison",
  when: ({ document, comparison }) => comparison.letterOf(document?.runId ?? "") !== undefined || "The shown run is not compared.",
  perform: ({ document, comparison }) => document?.runId !== undefined && comparison.remove(document.runId),
};

export const clearComparison: Action = {
  id: "run.clear-comparison",
  group: "Run",
  title: "Remove every run from the comparison",
  when: ({ comparison }) => comparison.members.length > 0 || "No runs are compared.",
  perform: ({ comparison }) => comparison.clear(),
};

export const compareOtherFile: Action = {
  id: "run.compare-other-file",
  group: "Run",
  title: "Compare a run of another file",
  when: ({ document }) => document !== undefined || "No experiment is open.",
  perform: (bench) => void chooseOtherFile(bench),
};

/** Chooses a file to compare with: the desktop shows the system's dialog, a browser our list of files. */
async function chooseOtherFile(bench: Bench): Promise<void> {
  const { desktop } = bench;
  bench.tab = "compare";
  if (desktop === undefined) {
    bench.dialog = { kind: "compare-file" };
    return;
  }
  try {
    const path = await chosenExperiment(desktop, bench.document?.path);
    if (path !== undefined) bench.dialog = { kind: "compare-file", path };
  } catch (error) {
    bench.notices.raise(error);
  }
}

export const overlayRuns: Action = {
  id: "view.overlay-runs",
  group: "View",
  title: "Compared runs overlaid or side by side",
  keys: "O",
  scope: "plots",
  tabs: ["compare"],
  perform: ({ comparison }) => comparison.toggleLayout(),
};

export const exportComparison: Action = {
  id: "run.export-comparison",
  group: "Run",
  title: "Export the comparison",
  keys: "Ctrl+E",
  tabs: ["compare"],
  when: canExport,
  perform: (bench) => (bench.dialog = { kind: "export-comparison" }),
};

export const copyComparison: Action = {
  id: "run.copy-comparison",
  group: "Run",
  title: "Copy the figure of the comparison",
  keys: "Ctrl+Shift+C",
  tabs: ["compare"],
  when: canExport,
  perform: (bench) => void copyComparisonFigure(bench),
};

/** Adds the sidebar's run to the comparison or removes it; outside the Compare tab a notice says so. */
export function toggleCompared(bench: Bench, id: string): void {
  const shown = bench.document?.runId;
  // The run that is shown is the one to compare with.
  if (bench.tab !== "compare" && bench.comparison.members.length === 0 && shown !== undefined && shown !== id) bench.comparison.add(shown);
  const isChosen = bench.comparison.toggle(id);
  if (bench.tab === "compare") return;
  const { members } = bench.comparison;
  const names = members.map(({ letter, name }) => `${letter}: ${name}`).join(", ");
  if (isChosen)
    bench.notices.say(`${names}. ${members.length < 2 ? "One more to compare." : "Ready to compare."}`, {
      key: "compared",
      action: { label: "Compare", perform: () => (bench.tab = "compare") },
    });
  else bench.notices.say(`${runName(id)} is not compared any more.`, { key: "compared" });
}
