import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { faultReport } from "./fault-report.ts";

/** The fault report of this window now. @param withExperiment whether it includes the experiment */
export function benchReport(bench: Bench, withExperiment: boolean): string {
  const { document, hello, notices, tab } = bench;
  const { faults } = notices;
  return faultReport({
    writtenAt: Date.now(),
    host: hello,
    userAgent: navigator.userAgent,
    window: { width: innerWidth, height: innerHeight, scale: devicePixelRatio },
    shown: document === undefined ? "first screen" : `${tab}, experiment ${document.edited ? "with unsaved edits" : "without unsaved edits"}`,
    faults: faults.list,
    actions: faults.actions,
    experiment: withExperiment && document !== undefined ? writeExperiment(document.experiment) : undefined,
  });
}

/** A sentence on whether the user's work is safe. */
export function keptSentence({ document, connection }: Pick<Bench, "document" | "connection">): string {
  if (document === undefined) return "No experiment was open.";
  if (!document.edited) return `${document.name} has no unsaved edits.`;
  if (connection.lost !== undefined) return `The edits of ${document.name} are in this window; save them when the connection is back, or download a copy.`;
  return `The edits of ${document.name} are kept, and are offered again should Rheobase have to be started anew.`;
}
