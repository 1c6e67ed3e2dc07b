import { expect, test } from "vitest";
import type { OpenedExperiment } from "../../src-shared/contract/workbench-contract.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { fileChangedOnDisk } from "../../src-shared/errors/disk-errors.ts";
import { Connection } from "./connection.svelte.ts";
import { newProtocol } from "./new-protocol.ts";
import { Notices } from "./notices.svelte.ts";
import { OpenFile } from "./open-file.svelte.ts";
import { arrived, standInService } from "./testing/stand-in-service.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

const experiment = (sweeps: number): Experiment => ({ format: "rheobase-experiment", version: experimentVersion, protocols: [{ ...newProtocol(), sweeps }] });
const onDisk: OpenedExperiment = { document: "d1", path: "steps.rheobase.json", name: "steps", experiment: experiment(3), elsewhere: 0, runs: [] };
const sweepsOf = (file: OpenFile) => file.document?.experiment.protocols[0]?.sweeps;

function windowOn(handlers: Parameters<typeof standInService>[0], kept: Map<string, string> = new Map()) {
  const service = standInService({ closeDocument: async () => undefined, takeUpDocument: async () => undefined, ...handlers });
  const { workbench } = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  const notices = new Notices();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { service, workbench, notices, kept, file: new OpenFile(workbench, notices, storage, { takeUp: () => undefined, leave: () => [] }) };
}

test("the draft of a crash is restored with a message, and undo returns to the file", async () => {
  const draft = { experiment: experiment(30), keptAt: Date.UTC(2026, 10, 21, 9), fileChangedSince: false };
  const { file, notices, workbench } = windowOn({ openExperiment: async () => ({ ...onDisk, draft }) });
  await file.open(() => workbench.openExperiment({ path: "steps.rheobase.json" }));
  expect([sweepsOf(file), file.document?.edited]).toEqual([30, true]);
  const bar = notices.bars.find(({ key }) => key === "recovered");
  bar?.actions.find(({ label }) => label === "Go back to the file")?.perform();
  expect([sweepsOf(file), file.document?.edited]).toEqual([3, false]);
  expect(notices.bars).toEqual([]);
});

test("a file changed by another program is not overwritten: the document reports it and stays edited", async () => {
  const { file, workbench } = windowOn({ openExperiment: async () => onDisk, saveExperiment: async () => Promise.reject(fileChangedOnDisk("steps.rheobase.json")) });
  await file.open(() => workbench.openExperiment({ path: "steps.rheobase.json" }));
  file.document!.apply("Edit", experiment(5));
  expect(await file.save({ overwrite: false })).toBe(false);
  expect([file.document?.fileChanged, file.document?.edited]).toEqual(["changed", true]);
});

test("saving writes a file again that another program has deleted", async () => {
  const asked: boolean[] = [];
  const { file, service, workbench } = windowOn({
    openExperiment: async () => onDisk,
    saveExperiment: async ({ overwrite }) => {
      asked.push(overwrite);
      return { path: "steps.rheobase.json", name: "steps", elsewhere: 0 };
    },
  });
  await file.open(() => workbench.openExperiment({ path: "steps.rheobase.json" }));
  service.emit("fileChanged", { document: "d1", change: "deleted" });
  await arrived();
  expect(await file.save({ overwrite: false })).toBe(true);
  expect(asked).toEqual([true]);
  expect([file.document?.fileChanged, file.document?.edited]).toEqual([undefined, false]);
});

test("opening a file reports a misspelt key, and leaving the file removes the message", async () => {
  const { neuron, ...rest } = newProtocol();
  const { t_ref, ...others } = neuron!;
  const misspelt: Experiment = { ...experiment(3), protocols: [{ ...rest, neuron: { ...others, t_reff: t_ref } }] };
  const { file, notices, workbench } = windowOn({ openExperiment: async () => ({ ...onDisk, experiment: misspelt }) });
  await file.open(() => workbench.openExperiment({ path: "steps.rheobase.json" }));
  expect(notices.bars.map(({ title }) => title)).toEqual(['steps.rheobase.json /protocols/0/neuron/t_reff: Nothing reads "t_reff". Did you mean "t_ref"?']);
  await file.close();
  expect(notices.bars).toEqual([]);
});

test("the content of another program is loaded as an edit, which undo reverts", async () => {
  const { file, service, workbench } = windowOn({ openExperiment: async () => onDisk, rereadExperiment: async () => ({ experiment: experiment(9) }) });
  await file.open(() => workbench.openExperiment({ path: "steps.rheobase.json" }));
  file.document!.apply("Edit", experiment(5));
  service.emit("fileChanged", { document: "d1", change: "changed" });
  await arrived();
  expect(file.document?.fileChanged).toBe("changed");
  await file.reload();
  expect([sweepsOf(file), file.document?.edited, file.document?.fileChanged]).toEqual([9, false, undefined]);
  file.document!.history.undo();
  expect([sweepsOf(file), file.document?.edited]).toEqual([5, true]);
});

test("an experiment is shown before its runs are resumed, so that choices made meanwhile are kept", async () => {
  const going = { ...onDisk, runs: [{ run: "r1", id: "run-1", protocol: experiment(3).protocols[0]!, startedAt: 0 }] };
  const { file } = windowOn({ openExperiment: async () => going, resumeDocument: () => new Promise(() => undefined) });
  const shown: string[] = [];
  void file.open(async () => going, (document) => shown.push(document.id));
  await arrived();
  expect(shown).toEqual([going.document]);
  expect(file.document?.id).toBe(going.document);
});

test("a reloaded page restores its file, or the draft of an experiment without one", async () => {
  const kept = new Map<string, string>();
  const first = windowOn({ openExperiment: async () => onDisk }, kept);
  await first.file.open(() => first.workbench.openExperiment({ path: "steps.rheobase.json" }));
  first.file.keepLookedAt("design");
  const again = windowOn({ openExperiment: async ({ path }) => ({ ...onDisk, document: "d2", name: `again ${path}` }) }, kept);
  await again.file.openLast(() => undefined);
  expect(again.file.document?.name).toBe("again steps.rheobase.json");
  await again.file.close();
  const closed = windowOn({}, kept);
  await closed.file.openLast(() => undefined);
  expect(closed.file.document).toBeUndefined();

  const untitled: OpenedExperiment = { document: "d3", name: "Untitled", experiment: experiment(2), elsewhere: 0, runs: [] };
  await again.file.open(async () => untitled);
  again.file.keepLookedAt("design");
  const drafts = [{ draft: "other", name: "Other", keptAt: 2 }, { draft: "mine", name: "Untitled", keptAt: 1 }];
  const reloaded = windowOn({ listDrafts: async () => drafts, openDraft: async ({ draft }) => ({ ...untitled, document: draft }) }, kept);
  await reloaded.file.openLast(() => undefined);
  expect(reloaded.file.document?.id).toBe("mine");
});

test("a document that the service has lost is opened again, without losing edits", async () => {
  const { file } = windowOn({ openExperiment: async () => ({ ...onDisk, document: "d2", experiment: experiment(8) }), resumeDocument: async () => ({ found: false, runs: [] }) });
  await file.open(async () => onDisk);
  file.document!.apply("Edit", experiment(5));
  expect(await file.takeUpAgain()).toEqual({ found: false, runs: [] });
  expect([file.document?.id, sweepsOf(file), file.document?.edited]).toEqual(["d2", 5, true]);
  // Another program has changed the file meanwhile.
  expect(file.document?.fileChanged).toBe("changed");
  expect(await file.save({ overwrite: false })).toBe(false);
  await file.close();
});
