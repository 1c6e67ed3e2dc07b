import type { ActionGroup } from "../action.ts";
import { localKeys, type LocalKeys } from "../local-keys.ts";
import { actions } from "../registry.ts";
import { grouped } from "../shortcut-groups.ts";

type Row = readonly [what: string, keys: readonly (string | undefined)[]];

const notes: Partial<Record<ActionGroup | LocalKeys["where"], string>> = {
  Protocol: "Rename, move and delete work while the list of protocols has the focus.",
  View: "Single letters work while plots, matrix or list have the focus.",
};

/** The text of docs/user-guide/keys.md: every key of actions and of parts of the bench. */
export function keysPage(): string {
  const ofActions = actions
    .filter(({ keys }) => keys !== undefined)
    .map((action): [string, Row] => [action.group, [action.title, [action.keys, action.keysInBrowser, action.moreKeys]]]);
  const ofParts = localKeys.map(({ where, does, keys }): [string, Row] => [where, [does, keys]]);
  const groups = grouped([...ofActions, ...ofParts], ([group]) => group);
  return [
    "# Keys",
    "",
    "**Find a command** (<kbd>Ctrl+K</kbd>) searches all commands and shows their keys; a disabled command says why.",
    "",
    "![The command palette over a run's results](../screenshots/palette-light.png)",
    "",
    "**Keyboard shortcuts** (<kbd>Ctrl+/</kbd>) lists the keys for your system. " +
    "In a browser, use <kbd>Alt+N</kbd> instead of Ctrl+N, which browsers reserve.",
    "",
    "![The sheet of keys](../screenshots/keys-light.png)",
    ...groups.flatMap(([group, members]) => ["", `## ${group}`, "", ...noteOf(group), "| | |", "| --- | --- |", ...members.map(([, row]) => rowText(row))]),
    "",
  ].join("\n");
}

function noteOf(group: string): string[] {
  const note = notes[group as ActionGroup];
  return note === undefined ? [] : [note, ""];
}

function rowText([what, keys]: Row): string {
  const shown = keys.filter((one) => one !== undefined).map((one) => `<kbd>${one}</kbd>`);
  return `| ${what} | ${shown.join(" ")} |`;
}
