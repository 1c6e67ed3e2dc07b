import { ComparisonExport } from "../compare/comparison-export.svelte.ts";
import { ExportState } from "../export/export-state.svelte.ts";
import { newestOfEachProtocol } from "../export/newest-runs.ts";
import { sayWritten } from "../export/say-written.ts";
import type { ExportHost } from "../export/writing.svelte.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { comparisonView } from "../state/comparison-view.ts";

/** The window's callbacks for an export's dialog. */
export function exportHost(bench: Bench): ExportHost {
  return {
    desktop: bench.desktop,
    written(written, choice) {
      bench.layout.lastExport = choice;
      sayWritten(bench, written);
    },
    copied(what, choice) {
      bench.layout.lastExport = choice;
      bench.notices.say(`${what} is in the clipboard.`);
    },
    close: () => (bench.dialog = undefined),
  };
}

/** The export of runs; a run that ends meanwhile changes nothing of it. @param handles the service's names of them */
export function runExport({ runs, workbench, document, layout }: Bench, handles: readonly string[]): ExportState {
  const newest = newestOfEachProtocol(runs.all.filter(({ handle }) => handle !== undefined && handles.includes(handle)));
  return new ExportState(
    workbench,
    newest.map((run) => ({ handle: run.handle!, name: run.name, protocol: run.snapshot.name })),
    newest[0]?.id === document?.runId ? document?.stimulus : undefined,
    layout.lastExport,
  );
}

/** The export of the comparison as currently shown; undefined while a run is missing. */
export function comparisonExport({ comparison, workbench, layout }: Bench): ComparisonExport | undefined {
  const view = comparisonView(comparison);
  return view === undefined ? undefined : new ComparisonExport(workbench, view, comparison.members.flatMap(({ run }) => run?.id ?? []), layout.lastExport);
}
