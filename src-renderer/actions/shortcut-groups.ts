import type { Bench } from "../state/bench.svelte.ts";
import { actionsHere } from "./actions-here.ts";
import { keysOf, type Action } from "./action.ts";
import { localKeys } from "./local-keys.ts";

/** A part of the shortcut sheet. */
export interface ShortcutGroup {
  readonly name: string;
  /** when its keys work, where that is not always */
  readonly note?: string;
  readonly rows: readonly { readonly does: string; readonly keys: readonly string[] }[];
}

const notes: Readonly<Record<string, string>> = {
  Field: "while it has the focus",
  "Epoch table": "while it has the focus",
  "Live neuron": "while it has the focus",
  "Plots and matrix": "while they have the focus",
  "List of runs": "while it has the focus",
};

/** Groups items by kind, keeping the order of kinds and items. */
export function grouped<T>(things: readonly T[], kindOf: (thing: T) => string): [kind: string, things: T[]][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(kindOf(thing), [...(groups.get(kindOf(thing)) ?? []), thing]);
  return [...groups];
}

/** All keys, grouped by purpose. */
export function shortcutGroups(bench: Pick<Bench, "desktop">): ShortcutGroup[] {
  const rowOf = (action: Action) => ({ does: action.title, keys: [keysOf(action, bench), action.moreKeys].filter((keys) => keys !== undefined) });
  const groupOf = ({ group, scope }: Action): string => (scope === "plots" ? "Plots and matrix" : group);
  const rows = [
    ...actionsHere(bench)
      .filter(({ keys }) => keys !== undefined)
      .map((action) => ({ group: groupOf(action), ...rowOf(action) })),
    ...localKeys.map(({ where, does, keys }) => ({ group: where, does, keys })),
  ];
  return grouped(rows, ({ group }) => group).map(([name, members]) => {
    const note = notes[name];
    return { name, rows: members, ...(note === undefined ? {} : { note }) };
  });
}
