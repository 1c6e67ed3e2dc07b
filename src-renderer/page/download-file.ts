import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";

/** Hand the experiment as a file to the browser: the way out where nobody is left who writes to disk. */
export function downloadExperiment(name: string, experiment: Experiment): void {
  downloadText(`${name}.rheobase.json`, writeExperiment(experiment), "application/json");
}

/** Hand a text as a file to the browser. @param type of its content: "text/plain" */
export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
