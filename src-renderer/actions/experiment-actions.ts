import { chosenExperiment } from "../state/system-dialogs.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";

const needsExperiment = ({ document }: Bench): true | string => document !== undefined || "No experiment is open.";

export const newExperiment: Action = {
  id: "experiment.new",
  group: "Experiment",
  title: "New experiment",
  keys: "Ctrl+N",
  keysInBrowser: "Alt+N",
  perform: (bench) => bench.open({ kind: "new" }),
};

export const newWindow: Action = {
  id: "experiment.new-window",
  group: "Experiment",
  title: "New window",
  keys: "Ctrl+Shift+N",
  onlyOnDesktop: true,
  perform: ({ desktop, notices }) => void desktop?.newWindow({}).catch((error: unknown) => notices.raise(error)),
};

export const openExperiment: Action = {
  id: "experiment.open",
  group: "Experiment",
  title: "Open experiment",
  keys: "Ctrl+O",
  perform: (bench) => void chooseAndOpen(bench),
};

/** Asks for a file with the system's dialog, where there is one. The user may cancel. */
async function chooseAndOpen(bench: Bench): Promise<void> {
  const { desktop, document, notices } = bench;
  if (desktop === undefined) {
    bench.dialog = { kind: "open" };
    return;
  }
  try {
    const path = await chosenExperiment(desktop, document?.path);
    if (path !== undefined) bench.open({ kind: "file", path });
  } catch (error) {
    notices.raise(error);
  }
}

export const saveExperiment: Action = {
  id: "experiment.save",
  group: "Experiment",
  title: "Save",
  keys: "Ctrl+S",
  when: needsExperiment,
  perform: (bench) => void saveOrSayWhyNot(bench),
};

/** The message about the two versions is shown already, so a notice adds that nothing was saved. */
async function saveOrSayWhyNot(bench: Bench): Promise<void> {
  const saved = await bench.save();
  const change = bench.document?.fileChanged;
  if (saved || change === undefined || change === "deleted") return;
  const who = change === "saved" ? "another window of Rheobase saved the file" : "the file was changed outside of this window";
  bench.notices.say(`Not saved: ${who}. Choose above which version is kept.`);
}

export const saveExperimentAs: Action = {
  id: "experiment.save-as",
  group: "Experiment",
  title: "Save as",
  keys: "Ctrl+Shift+S",
  when: needsExperiment,
  perform: (bench) => void bench.askWhereToSave(),
};

export const closeExperiment: Action = {
  id: "experiment.close",
  group: "Experiment",
  title: "Close experiment",
  when: needsExperiment,
  perform: (bench) => bench.leave(() => void bench.closeDocument()),
};

export const undo: Action = {
  id: "edit.undo",
  group: "Experiment",
  title: "Undo",
  keys: "Ctrl+Z",
  when: ({ document }) => document?.history.undoLabel !== undefined || "There is nothing to undo.",
  perform: (bench) => bench.undo(),
};

export const redo: Action = {
  id: "edit.redo",
  group: "Experiment",
  title: "Redo",
  keys: "Ctrl+Shift+Z",
  moreKeys: "Ctrl+Y",
  when: ({ document }) => document?.history.redoLabel !== undefined || "There is nothing to redo.",
  perform: (bench) => bench.redo(),
};
