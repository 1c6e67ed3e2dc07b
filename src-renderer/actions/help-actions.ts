import { citationBibtex, citationText } from "../../src-shared/report/citation.ts";
import { copyText } from "../clipboard/copy-text.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";

const needsVersion = ({ hello }: Bench): true | string => hello !== undefined || "The version is not known yet: the service has not answered.";

export const findCommand: Action = {
  id: "help.commands",
  group: "Help",
  title: "Find a command",
  keys: "Ctrl+K",
  perform: (bench) => (bench.dialog = { kind: "commands" }),
};

export const showShortcuts: Action = {
  id: "help.shortcuts",
  group: "Help",
  title: "Keyboard shortcuts",
  keys: "Ctrl+/",
  moreKeys: "?",
  perform: (bench) => (bench.dialog = { kind: "shortcuts" }),
};

/** id of the shipped experiment that the tour goes through */
const exampleOfTour = "current-steps";

export const takeTour: Action = {
  id: "help.tour",
  group: "Help",
  title: "Take the tour",
  when: ({ templates }) => templates.some(({ id }) => id === exampleOfTour) || "The example is not there yet.",
  perform: (bench) => bench.open({ kind: "template", template: exampleOfTour, tour: true }),
};

export const copyCitation: Action = {
  id: "help.copy-citation",
  group: "Help",
  title: "Copy citation",
  when: needsVersion,
  perform: (bench) => bench.hello && void copyText(bench.notices, "The citation", citationText(bench.hello.versions.app)),
};

export const copyBibtex: Action = {
  id: "help.copy-bibtex",
  group: "Help",
  title: "Copy citation as BibTeX",
  when: needsVersion,
  perform: (bench) => bench.hello && void copyText(bench.notices, "The BibTeX entry", citationBibtex(bench.hello.versions.app)),
};

export const reportFault: Action = {
  id: "help.report",
  group: "Help",
  title: "Report a fault",
  perform: ({ notices }) => notices.faults.openReport(),
};

export const showAbout: Action = {
  id: "help.about",
  group: "Help",
  title: "About Rheobase",
  perform: (bench) => (bench.dialog = { kind: "about" }),
};
