import type { Action } from "../actions/action.ts";
import { saveExperiment } from "../actions/experiment-actions.ts";
import { findCommand, showShortcuts } from "../actions/help-actions.ts";
import { runProtocol } from "../actions/run-actions.ts";
import type { BenchTab } from "../state/bench-tabs.ts";
import type { Bench } from "../state/bench.svelte.ts";

/** One step of the tour, shown beside the control that it explains. */
export interface TourStep {
  readonly title: string;
  /** @param keys names the keys of an action as they are on this keyboard; @param chosenBy how several runs are chosen on it */
  readonly text: (keys: (action: Action) => string, chosenBy: string) => string;
  /** CSS selectors of its anchor; the first match counts */
  readonly anchors: readonly string[];
  readonly side: "top" | "right" | "bottom" | "left";
  readonly align: "start" | "center" | "end";
  readonly tab: BenchTab;
  /** the task of this step; the tour continues once it is done, by whatever means */
  readonly task?: { readonly action: Action; readonly isDone: (bench: Pick<Bench, "tab" | "chosenRun" | "document">) => boolean };
}

export const tourSteps: readonly TourStep[] = [
  {
    title: "A protocol is a table of epochs",
    text: () =>
      "Each row is an epoch: its level, and how long it lasts. Row B begins at −100 pA and rises by " +
      "50 pA from sweep to sweep, in ten sweeps. Change a number if you like; Undo brings it back.",
    anchors: ['[role="grid"][aria-label="Epochs"]'],
    side: "right",
    align: "start",
    tab: "design",
  },
  {
    title: "The preview answers as you type",
    text: () =>
      "Every sweep is simulated while you edit: the voltage above, the current under it, a spike " +
      "where V_th is reached. Below stands the rate that theory predicts, before anything was run.",
    anchors: ['[data-region="figures"]'],
    side: "left",
    align: "center",
    tab: "design",
  },
  {
    title: "Run it",
    text: (keys) => `A run simulates every condition and keeps its results together with the protocol as it was. Press Run, or ${keys(runProtocol)}.`,
    anchors: ['[data-tour="run"]'],
    side: "bottom",
    align: "end",
    tab: "design",
    task: { action: runProtocol, isDone: ({ tab, chosenRun }) => tab === "results" && chosenRun !== undefined },
  },
  {
    title: "One selection, seen everywhere",
    text: () =>
      "Each cell is a condition, with its rate. Choose one by click or arrow keys: traces, raster, " +
      "curves and table show the same sweep. Where theory holds, its curve is drawn with the points.",
    anchors: ['[role="grid"][aria-label="Conditions"]'],
    side: "left",
    align: "start",
    tab: "results",
  },
  {
    title: "Export, and compare",
    text: (_keys, chosenBy) =>
      "Export writes tables, figures and where they come from. To compare, change one number, run again, choose " +
      `both runs with ${chosenBy} and open Compare: it lists what differs between them, with confidence intervals.`,
    anchors: ['[data-tour="export"]', "#panel-results h1"],
    side: "bottom",
    align: "end",
    tab: "results",
  },
  {
    title: "Save the experiment",
    text: (keys) =>
      `${keys(saveExperiment)} saves protocols and runs in one file that people can read. ${keys(findCommand)} finds every ` +
      `command, ${keys(showShortcuts)} lists the keys. That was the tour; it is among the commands whenever you want it.`,
    anchors: ['[data-tour="file"]'],
    side: "bottom",
    align: "start",
    tab: "results",
    task: { action: saveExperiment, isDone: ({ document }) => document?.path !== undefined && !document.edited },
  },
];
