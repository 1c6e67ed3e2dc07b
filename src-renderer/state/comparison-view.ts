import type { ComparisonView } from "../../src-shared/contract/export-schemas.ts";
import type { Comparison } from "./comparison.svelte.ts";

/** The comparison as the service draws and writes it; undefined unless at least two runs are chosen and all are in memory. */
export function comparisonView({ members, layout, selection }: Pick<Comparison, "members" | "layout" | "selection">): ComparisonView | undefined {
  const runs = members.flatMap(({ name, run, colour, file }) => (run?.handle === undefined ? [] : [{ run: run.handle, name, colour, ...(file === undefined ? {} : { file }) }]));
  return runs.length < 2 || runs.length < members.length ? undefined : { runs, layout, place: selection };
}
