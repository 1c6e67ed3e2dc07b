import { addProtocol } from "../../src-shared/experiment/edit-experiment.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Bench } from "../state/bench.svelte.ts";

/** Adds all protocols of a template to the open experiment as one undo step, and selects the first. */
export function addTemplate(bench: Bench, { name, experiment }: { readonly name: string; readonly experiment: Experiment }): void {
  const { document } = bench;
  if (document === undefined) return;
  let next = document.experiment;
  let first: string | undefined;
  for (const protocol of experiment.protocols) {
    const step = addProtocol(next, protocol);
    next = step.experiment;
    first ??= step.added.id;
  }
  document.apply(`Add ${name}`, next);
  if (first !== undefined) bench.chooseProtocol(first);
  bench.tab = "design";
}
