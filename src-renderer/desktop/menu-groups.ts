import type { ArgsOf } from "../../src-shared/contract/contract.ts";
import type { DesktopContract } from "../../src-shared/contract/desktop-contract.ts";
import { actionsHere } from "../actions/actions-here.ts";
import { keysOf, type Action } from "../actions/action.ts";
import { canPerform, performOrSayWhyNot } from "../actions/perform-action.ts";
import { recentActions } from "../actions/recent-actions.ts";
import { grouped } from "../actions/shortcut-groups.ts";
import type { Bench } from "../state/bench.svelte.ts";

export type MenuGroups = ArgsOf<DesktopContract, "showMenu">["groups"];

/** The menu of the desktop: the actions of palette and shortcut sheet, in their groups. */
export function menuGroups(bench: Bench): MenuGroups {
  const items = [...actionsHere(bench), ...recentActions(bench)];
  return grouped(items, ({ group }) => group).map(([title, members]) => ({ title, items: members.map((action) => itemOf(action, bench)) }));
}

/** Performs a menu item. As with keys, an open overlay has to be closed first. */
export function performItem(id: string, bench: Bench): void {
  const action = [...actionsHere(bench), ...recentActions(bench)].find((one) => one.id === id);
  if (action !== undefined && bench.dialog === undefined) performOrSayWhyNot(action, bench);
}

function itemOf(action: Action, bench: Bench): MenuGroups[number]["items"][number] {
  const keys = keysOf(action, bench);
  const item = { id: action.id, title: action.title, enabled: canPerform(action, bench) };
  // Keys that work only in one place are left out: a menu would promise them everywhere and take them from other controls.
  return keys === undefined || action.scope !== undefined ? item : { ...item, keys };
}
