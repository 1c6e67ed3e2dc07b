import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";

/** most entries in the menu */
const shown = 10;

/** One action for each recent experiment, the newest first. Its title has the path if two experiments have the same name. */
export function recentActions({ recent }: Pick<Bench, "recent">): Action[] {
  const files = recent.files.slice(0, shown);
  return files.map(({ path, name }, index) => ({
    // The id holds no path, because ids appear in fault reports.
    id: `recent.${index + 1}`,
    group: "Recent",
    title: `Open recent: ${files.filter((file) => file.name === name).length > 1 ? path : name}`,
    perform: (bench) => bench.open({ kind: "file", path }),
  }));
}
