import { methodsParagraph } from "../../src-shared/report/methods-paragraph.ts";
import { copyText } from "../clipboard/copy-text.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";

export const copyMethods: Action = {
  id: "run.copy-methods",
  group: "Run",
  title: "Copy text for the Methods section",
  when: ({ chosenRun, hello }) => {
    if (chosenRun === undefined || hello === undefined) return "No run is shown.";
    return chosenRun.phase !== "running" || `${chosenRun.name} is being simulated.`;
  },
  perform: (bench) => void copy(bench),
};

async function copy({ chosenRun, hello, notices }: Bench): Promise<void> {
  if (chosenRun === undefined || hello === undefined) return;
  const { snapshot, finished, total, record, verification } = chosenRun;
  // If the recomputed run differs from its record, the record's digest does not belong to the shown results.
  const isAsRecorded = verification === undefined || verification.mismatches.length === 0;
  const spikeDigest = isAsRecorded ? (record?.digests.spikes ?? undefined) : undefined;
  await copyText(notices, "The text for the Methods section", methodsParagraph({ versions: hello.versions, protocol: snapshot, spikeDigest, finished, total }));
}
