import type { Action } from "./action.ts";

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
