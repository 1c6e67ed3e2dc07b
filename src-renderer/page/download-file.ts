import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";

/** Offers the experiment as a download, if the service that writes files has ended. */
export function downloadExperiment(name: string, experiment: Experiment): void {
  downloadText(`${name}.rheobase.json`, writeExperiment(experiment), "application/json");
}

/** Offers a text as a download. @param type of its content: "text/plain" */
export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // By the next task the browser has read the URL, so it can be revoked.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
