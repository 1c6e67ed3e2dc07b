import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";

/** Hand the experiment as a file to the browser: the way out where nobody is left who writes to disk. */
export function downloadExperiment(name: string, experiment: Experiment): void {
  const address = URL.createObjectURL(new Blob([writeExperiment(experiment)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.rheobase.json`;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
