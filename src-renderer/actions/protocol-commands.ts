import * as edits from "../../src-shared/experiment/edit-experiment.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { newProtocol } from "../state/new-protocol.ts";
import type { Run } from "../state/run.svelte.ts";

// Commands on the list of protocols, for buttons, menus and keys. Without an open experiment they do nothing.

export function addProtocol(bench: Bench, protocol: Protocol = newProtocol()): void {
  addAndChoose(bench, "Add protocol", (experiment) => edits.addProtocol(experiment, protocol));
}

export function duplicateProtocol(bench: Bench, id: string): void {
  addAndChoose(bench, "Duplicate protocol", (experiment) => edits.duplicateProtocol(experiment, id));
}

/** @param by places down; negative: up */
export function moveProtocol({ document }: Bench, id: string, by: number): void {
  document?.apply("Move protocol", edits.moveProtocol(document.experiment, id, by));
}

/** @throws BenchError name-empty, protocol-repeated */
export function renameProtocol({ document }: Bench, id: string, name: string): void {
  document?.apply("Rename protocol", edits.renameProtocol(document.experiment, id, name));
}

/** Deletes a protocol and its runs; a notice offers to undo it. */
export function deleteProtocol(bench: Bench, id: string): void {
  const { document, notices } = bench;
  if (document === undefined) return;
  try {
    const at = document.experiment.protocols.findIndex((protocol) => protocol.id === id);
    const { name } = document.experiment.protocols[at]!;
    const runs = document.runsOf(id).length;
    const next = edits.deleteProtocol(document.experiment, id);
    const wasChosen = document.protocolId === id;
    document.apply(`Delete ${name}`, next);
    if (wasChosen) bench.chooseProtocol(next.protocols[Math.min(at, next.protocols.length - 1)]!.id);
    notices.say(`Deleted ${name}${runs === 0 ? "" : ` and its ${runs === 1 ? "run" : `${runs} runs`}`}.`, { undo: () => bench.undo(`Delete ${name}`) });
  } catch (error) {
    notices.raise(error);
  }
}

/** Make the protocol of a run as the run had it, as one step of undo; its id and name stay. */
export function restoreProtocol(bench: Bench, run: Run): void {
  const { document, notices } = bench;
  const current = document?.experiment.protocols.find(({ id }) => id === run.protocolId);
  if (document === undefined || current === undefined) return;
  document.seal();
  document.change(`Restore the protocol of ${run.name}`, { ...run.snapshot, id: current.id, name: current.name });
  document.seal();
  notices.say(`${current.name} is as ${run.name} had it.`, { undo: () => bench.undo() });
}

function addAndChoose(bench: Bench, label: string, add: (experiment: Experiment) => { experiment: Experiment; added: Protocol }): void {
  const { document } = bench;
  if (document === undefined) return;
  const { experiment, added } = add(document.experiment);
  document.apply(label, experiment);
  bench.chooseProtocol(added.id);
  bench.tab = "design";
}
