import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Dialog, Ending } from "./dialog.ts";
import type { OpenDocument } from "./document.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { RunsState } from "./runs.svelte.ts";

/** Longest time, ms, that a window which is to close waits for the service to name its runs. */
const patience = 2000;

/** The window whose experiment is left. */
interface Left {
  readonly document: OpenDocument | undefined;
  readonly runs: RunsState;
  readonly workbench: Workbench;
  dialog: Dialog | undefined;
}

/** Asks about unsaved edits, then about runs that would end, and goes on where there are none or the answer is to go on. */
export function leaveExperiment(bench: Left, then: () => void, ends: Ending["with"]): void {
  const askAboutRuns = (): void => void endRuns(bench, then, ends);
  if (bench.document?.edited === true) bench.dialog = { kind: "unsaved", then: askAboutRuns };
  else askAboutRuns();
}

async function endRuns(bench: Left, then: () => void, ends: Ending["with"]): Promise<void> {
  const runs = ends === "experiment" ? runsOfUnsaved(bench) : await goingRuns(bench);
  if (runs.length === 0) then();
  else bench.dialog = { kind: "runs-end", ending: { with: ends, runs }, then };
}

/** An experiment that has a file can be opened again, and its run goes on until then. One that was never saved is gone once it is closed. */
function runsOfUnsaved({ document, runs: { current } }: Left): Ending["runs"] {
  if (current === undefined || document === undefined || document.path !== undefined) return [];
  return [{ id: current.id, experiment: document.name, finished: current.finished, total: current.total }];
}

/** When the program ends, the runs of all its windows end. A service that does not answer has none that could be kept. */
async function goingRuns({ workbench }: Left): Promise<Ending["runs"]> {
  const tooLong = new Promise<Ending["runs"]>((resolve) => setTimeout(() => resolve([]), patience));
  return await Promise.race([workbench.listGoingRuns({}).catch(() => []), tooLong]);
}

/**
 * Lets go of the runs of a document that is closed. Those of a file that are going go on, and are found by whoever opens the file again;
 * the user is told so.
 *
 * @returns handles of the runs that go on
 */
export function leaveRuns(runs: RunsState, { name, path }: OpenDocument, notices: Notices): readonly string[] {
  const going = runs.forgetAll();
  if (path === undefined) return [];
  for (const run of going) notices.say(`${run.name} goes on. You find it when you open ${name} again.`);
  return going.flatMap(({ handle }) => handle ?? []);
}
