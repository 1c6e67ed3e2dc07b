import { runText, timeText } from "../words/status-words.ts";
import type { Run } from "../state/run.svelte.ts";

/** Shortest run, ms, that is announced: after that long the user has turned to something else. */
const long = 10_000;

/** Notification of a run that ended while the window had no focus; undefined for a short or cancelled run. */
export function endOfLongRun(run: Run): { readonly title: string; readonly text: string } | undefined {
  const { phase, elapsed = 0, snapshot } = run;
  if (elapsed <= long || phase === "running" || phase === "cancelled") return undefined;
  return { title: runText(run).text, text: `${snapshot.name}, ran in ${timeText(elapsed)}` };
}
