import type { Bench } from "../state/bench.svelte.ts";
import { runEnded } from "./run-ended.ts";

/** Exports the newest run of every protocol, after recomputing those of an earlier session. */
export async function exportAll(bench: Bench): Promise<void> {
  const { document } = bench;
  if (document === undefined) return;
  const records = document.experiment.protocols.flatMap(({ id }) => document.runsOf(id).slice(0, 1));
  const missing = records.filter(({ id }) => bench.runs.byId(id) === undefined).length;
  if (missing > 0) bench.notices.say(`Recomputing ${missing === 1 ? "one run" : `${missing} runs`} for the export.`);
  try {
    const handles: string[] = [];
    for (const record of records) {
      const run = await bench.runs.open(document.id, record);
      await runEnded(bench.workbench, run);
      // The run was cancelled or the experiment closed meanwhile, so the export is dropped.
      if ((run.recomputed && run.phase === "cancelled") || bench.document !== document || run.handle === undefined) return;
      handles.push(run.handle);
    }
    bench.dialog = { kind: "export", runs: handles };
  } catch (error) {
    bench.notices.raise(error);
  }
}
