import type { Bench } from "../state/bench.svelte.ts";
import * as commands from "./protocol-commands.ts";
import type { Action } from "./action.ts";

const needsExperiment = ({ document }: Bench): true | string => document !== undefined || "No experiment is open.";

export const addProtocol: Action = {
  id: "protocol.add",
  group: "Protocol",
  title: "Add protocol",
  when: needsExperiment,
  perform: (bench) => commands.addProtocol(bench),
};

export const addTemplate: Action = {
  id: "protocol.add-template",
  group: "Protocol",
  title: "Add protocols from a template",
  when: needsExperiment,
  perform: (bench) => (bench.dialog = { kind: "templates" }),
};

export const renameProtocol: Action = {
  id: "protocol.rename",
  group: "Protocol",
  title: "Rename protocol",
  keys: "F2",
  scope: "protocols",
  when: needsExperiment,
  perform: ({ document, layout }) => {
    if (document === undefined) return;
    if (layout.narrow) layout.overlayOpen = true;
    else layout.sidebarOpen = true;
    document.renaming = document.protocolId;
  },
};

export const duplicateProtocol: Action = {
  id: "protocol.duplicate",
  group: "Protocol",
  title: "Duplicate protocol",
  keys: "Ctrl+D",
  tabs: ["design", "results", "compare"],
  when: needsExperiment,
  perform: (bench) => bench.document && commands.duplicateProtocol(bench, bench.document.protocolId),
};

export const moveProtocolUp: Action = {
  id: "protocol.up",
  group: "Protocol",
  title: "Move protocol up",
  keys: "Alt+Up",
  scope: "protocols",
  when: ({ document }) => (document === undefined ? "No experiment is open." : document.experiment.protocols[0]!.id !== document.protocolId || "It is the first one."),
  perform: (bench) => bench.document && commands.moveProtocol(bench, bench.document.protocolId, -1),
};

export const moveProtocolDown: Action = {
  id: "protocol.down",
  group: "Protocol",
  title: "Move protocol down",
  keys: "Alt+Down",
  scope: "protocols",
  when: ({ document }) => (document === undefined ? "No experiment is open." : document.experiment.protocols.at(-1)!.id !== document.protocolId || "It is the last one."),
  perform: (bench) => bench.document && commands.moveProtocol(bench, bench.document.protocolId, 1),
};

export const deleteProtocol: Action = {
  id: "protocol.delete",
  group: "Protocol",
  title: "Delete protocol",
  keys: "Delete",
  moreKeys: "Backspace",
  scope: "protocols",
  when: ({ document }) =>
    document === undefined ? "No experiment is open." : document.experiment.protocols.length > 1 || "It is the only protocol, and an experiment has at least one.",
  perform: (bench) => bench.document && commands.deleteProtocol(bench, bench.document.protocolId),
};

export const importWaveform: Action = {
  id: "protocol.import-waveform",
  group: "Protocol",
  title: "Import waveform",
  when: needsExperiment,
  perform: (bench) => {
    bench.tab = "design";
    bench.dialog = { kind: "import-waveform" };
  },
};

export const nextProblem: Action = {
  id: "protocol.next-problem",
  group: "Protocol",
  title: "Next invalid field or note",
  keys: "F8",
  when: ({ document }) => (document !== undefined && document.problems.length + document.notes.length > 0) || "No field is invalid, and there are no notes.",
  perform: (bench) => bench.showProblem(1),
};

export const previousProblem: Action = {
  id: "protocol.previous-problem",
  group: "Protocol",
  title: "Previous invalid field or note",
  keys: "Shift+F8",
  when: ({ document }) => (document !== undefined && document.problems.length + document.notes.length > 0) || "No field is invalid, and there are no notes.",
  perform: (bench) => bench.showProblem(-1),
};
