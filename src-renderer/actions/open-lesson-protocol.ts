import { addProtocol } from "../../src-shared/experiment/edit-experiment.ts";
import { experimentFormat } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { Bench } from "../state/bench.svelte.ts";

/** Adds the protocol of a lesson to the open experiment as one undo step, or begins an experiment with it, and shows it in the designer. */
export function openLessonProtocol(bench: Bench, protocol: Protocol): void {
  const { document } = bench;
  if (document === undefined) {
    const text = writeExperiment({ format: experimentFormat, version: experimentVersion, protocols: [protocol] });
    return bench.open({ kind: "text", name: `${protocol.name.replaceAll(/[^\w -]+/g, "")}.rheobase.json`, text });
  }
  const { experiment, added } = addProtocol(document.experiment, protocol);
  document.apply(`Add ${protocol.name}`, experiment);
  bench.chooseProtocol(added.id);
  bench.tab = "design";
}
