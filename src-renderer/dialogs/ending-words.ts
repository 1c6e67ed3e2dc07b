import { runName } from "../../src-shared/experiment/run-name.ts";

/** Runs that would end with what is closed. */
export interface EndingRuns {
  readonly with: "experiment" | "program";
  readonly runs: readonly { readonly id: string; readonly experiment: string; readonly finished: number; readonly total: number }[];
}

/** What a person is asked before runs are ended. */
export function endingWords({ with: ends, runs }: EndingRuns): { readonly title: string; readonly runs: readonly string[]; readonly what: string; readonly action: string } {
  const one = runs.length === 1;
  const name = one ? runName(runs[0]!.id) : `${runs.length} runs`;
  return {
    title: `End ${name}?`,
    runs: runs.map(({ id, experiment, finished, total }) => `${runName(id)} of ${experiment} is going: ${finished} of ${total} conditions have finished.`),
    what:
      ends === "program"
        ? `This is the last window, and ${one ? "the run ends" : "the runs end"} with Rheobase. What has finished is kept, and is there when the experiment is opened again.`
        : "The experiment has no file, so its run ends when it is closed. Save it first to let the run go on.",
    action: ends === "program" ? `End ${one ? "it" : "them"} and close` : "End it and close",
  };
}
