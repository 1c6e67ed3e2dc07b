import { runText, timeText } from "../words/status-words.ts";
import type { Run } from "../state/run.svelte.ts";

/** ms of work from which on somebody has turned to something else */
const long = 10_000;

/** What the system says of a run that has ended while nobody looked; undefined where it was short, or was cancelled by hand. */
export function endOfLongRun(run: Run): { readonly title: string; readonly text: string } | undefined {
  const { phase, elapsed = 0, snapshot } = run;
  if (elapsed <= long || phase === "running" || phase === "cancelled") return undefined;
  return { title: runText(run).text, text: `${snapshot.name}, ran in ${timeText(elapsed)}` };
}
