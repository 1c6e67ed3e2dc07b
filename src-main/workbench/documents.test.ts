import { writeFile } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { confinedPaths } from "../storage/confined-paths.ts";
import { aWindow } from "./testing/a-bench.ts";
import { anExperiment } from "./testing/an-experiment.ts";
import { bench, benchForEachTest, noted, onDisk, opened, put } from "./testing/bench-of-each-test.ts";

benchForEachTest();

describe("opening and saving", () => {
  test("a file opens under its name, and is saved where it was", async () => {
    await put("Layer 5 cell.rheobase.json", noted("one"));
    const { bench: calls } = aWindow(bench.service());
    const { document, name, path, experiment, elsewhere, draft } = await calls.openExperiment({ path: "Layer 5 cell.rheobase.json" });
    expect({ name, path, experiment, elsewhere, draft }).toEqual({
      name: "Layer 5 cell",
      path: bench.path("Layer 5 cell.rheobase.json"),
      experiment: noted("one"),
      elsewhere: 0,
      draft: undefined,
    });
    expect(await calls.saveExperiment({ document, experiment: noted("two"), overwrite: false })).toEqual({ path, name, elsewhere: 0 });
    await calls.saveExperiment({ document, experiment: noted("three"), overwrite: false });
    expect(await onDisk("Layer 5 cell.rheobase.json")).toEqual(noted("three"));
  });

  test("an experiment without a file has to be given one, whose name gets the ending; no other file is replaced unasked", async () => {
    await put("taken.rheobase.json", noted("other"));
    const { bench: calls } = aWindow(bench.service());
    const { document, name, path } = await calls.newExperiment({ name: "Untitled", experiment: noted("new") });
    expect({ name, path }).toEqual({ name: "Untitled", path: undefined });
    await expect(calls.saveExperiment({ document, experiment: noted("new"), overwrite: false })).rejects.toMatchObject({ code: "experiment-never-saved" });
    const asTaken = { document, experiment: noted("new"), path: bench.path("taken") };
    await expect(calls.saveExperiment({ ...asTaken, overwrite: false })).rejects.toMatchObject({ code: "file-exists" });
    expect(await onDisk("taken.rheobase.json")).toEqual(noted("other"));
    expect(await calls.saveExperiment({ ...asTaken, path: bench.path("free"), overwrite: false })).toMatchObject({ name: "free" });
    expect(await onDisk("free.rheobase.json")).toEqual(noted("new"));
    await calls.saveExperiment({ ...asTaken, overwrite: true });
    expect(await onDisk("taken.rheobase.json")).toEqual(noted("new"));
  });

  test("a file that another program has changed is not replaced unasked, and can be read again", async () => {
    await put("a.rheobase.json", noted("one"));
    const window = aWindow(bench.service());
    const { document } = await opened(window, "a.rheobase.json");
    await put("a.rheobase.json", noted("theirs"));
    const save = { document, experiment: noted("ours") };
    await expect(window.bench.saveExperiment({ ...save, overwrite: false })).rejects.toMatchObject({ code: "file-changed-on-disk" });
    expect(await onDisk("a.rheobase.json")).toEqual(noted("theirs"));
    expect(await window.bench.rereadExperiment({ document })).toEqual({ experiment: noted("theirs") });
    await window.bench.saveExperiment({ ...save, overwrite: false });
    expect(await onDisk("a.rheobase.json")).toEqual(noted("ours"));
    await put("a.rheobase.json", noted("theirs again"));
    await window.bench.saveExperiment({ ...save, overwrite: true });
    expect(await onDisk("a.rheobase.json")).toEqual(noted("ours"));
  });

  test.each([
    ["no JSON", "{", "not-json"],
    ["another format", "{}", "not-an-experiment"],
    ["a newer version", '{"format": "rheobase-experiment", "version": 99, "protocols": []}', "version-newer"],
  ])("a bad file is refused, dropped or opened: %s", async (_, text, code) => {
    await writeFile(bench.path("bad.rheobase.json"), text);
    const window = aWindow(bench.service());
    await expect(opened(window, "bad.rheobase.json")).rejects.toMatchObject({ code });
    await expect(window.bench.openText({ name: "bad.rheobase.json", text })).rejects.toMatchObject({ code });
    expect(await window.bench.listRecent({})).toEqual([]);
  });

  test("a dropped file is an experiment without a file", async () => {
    const { bench: calls } = aWindow(bench.service());
    const dropped = await calls.openText({ name: "from a mail.rheobase.json", text: writeExperiment(noted("dropped")) });
    expect(dropped).toMatchObject({ name: "from a mail", experiment: noted("dropped") });
    expect(dropped.path).toBeUndefined();
  });

  test("documents of other windows, and closed ones, cannot be used", async () => {
    const service = bench.service();
    const [one, other] = [aWindow(service), aWindow(service)];
    const { document } = await one.bench.newExperiment({ name: "a", experiment: noted("a") });
    const notOpen = { code: "document-not-open" };
    await expect(other.bench.keepDraft({ document, experiment: noted("b") })).rejects.toMatchObject(notOpen);
    await one.bench.closeDocument({ document });
    await expect(one.bench.keepDraft({ document, experiment: noted("b") })).rejects.toMatchObject(notOpen);
  });
});

describe("a connection that is lost", () => {
  test("the document waits for its window, which has it again with all it knew of its file", async () => {
    await put("a.rheobase.json", noted("file"));
    const service = bench.service();
    const [lost, witness] = [aWindow(service), aWindow(service)];
    const { document } = await opened(lost, "a.rheobase.json");
    await opened(witness, "a.rheobase.json");
    lost.cut();
    expect(await witness.next("openElsewhere")).toMatchObject({ windows: 0 });
    await put("a.rheobase.json", noted("theirs"));
    const back = aWindow(service);
    expect(await back.bench.resumeDocument({ document })).toMatchObject({ found: true });
    expect(await back.next("openElsewhere")).toEqual({ document, windows: 1 });
    expect(await witness.next("openElsewhere")).toMatchObject({ windows: 1 });
    expect(await back.next("fileChanged")).toEqual({ document, change: "changed" });
    await back.bench.saveExperiment({ document, experiment: noted("ours"), overwrite: true });
    expect(await onDisk("a.rheobase.json")).toEqual(noted("ours"));
  });

  test("when the time is up the document is forgotten, its draft is not", async () => {
    await put("a.rheobase.json", noted("file"));
    const service = bench.service();
    const lost = aWindow(service);
    const { document } = await opened(lost, "a.rheobase.json");
    await lost.bench.keepDraft({ document, experiment: noted("edited") });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    lost.cut();
    vi.advanceTimersByTime(600_000);
    vi.useRealTimers();
    const back = aWindow(service);
    expect(await back.bench.resumeDocument({ document })).toMatchObject({ found: false });
    expect((await opened(back, "a.rheobase.json")).draft).toMatchObject({ experiment: noted("edited") });
  });

  test("a window that reconnects before its loss was noticed gets its document, and the old connection loses it", async () => {
    const service = bench.service();
    const [before, back] = [aWindow(service), aWindow(service)];
    const { document } = await before.bench.newExperiment({ name: "a", experiment: noted("a") });
    expect(await back.bench.resumeDocument({ document })).toMatchObject({ found: true });
    await back.bench.keepDraft({ document, experiment: noted("b") });
    await expect(before.bench.keepDraft({ document, experiment: noted("c") })).rejects.toMatchObject({ code: "document-not-open" });
    before.cut();
    await back.bench.keepDraft({ document, experiment: noted("d") });
  });

  test("a window that disconnects while it opens a file leaves nothing behind", async () => {
    await put("a.rheobase.json", noted("file"));
    const service = bench.service();
    const gone = aWindow(service);
    const opening = gone.bench.openExperiment({ path: bench.path("a.rheobase.json") });
    gone.cut();
    await expect(opening).rejects.toMatchObject({ code: "connection-lost" });
    expect((await opened(aWindow(service), "a.rheobase.json")).elsewhere).toBe(0);
  });

  test("another window that opens the file in the meantime gets the draft", async () => {
    await put("a.rheobase.json", noted("file"));
    const service = bench.service();
    const lost = aWindow(service);
    const { document } = await opened(lost, "a.rheobase.json");
    await lost.bench.keepDraft({ document, experiment: noted("edited") });
    lost.cut();
    expect((await opened(aWindow(service), "a.rheobase.json")).draft).toMatchObject({ experiment: noted("edited") });
  });
});

test.each(["CON", "<img>", "tab\there"])("no new file gets the name %j, which Windows refuses, on any host", async (name) => {
  for (const files of [undefined, await confinedPaths(bench.path(""))]) {
    const { bench: calls } = aWindow(bench.service(files === undefined ? {} : { files }));
    const { document, experiment } = await calls.newExperiment({ name: "a", experiment: noted("a") });
    const path = `${name}.rheobase.json`;
    await expect(calls.saveExperiment({ document, experiment, path, overwrite: false })).rejects.toMatchObject({ code: "path-unusable" });
  }
});

test("a protocol that breaks the rules is no bad file", async () => {
  const broken = anExperiment({ protocols: [aProtocol({ dt: -1 })] });
  await put("a.rheobase.json", broken);
  const window = aWindow(bench.service());
  const { document, experiment } = await opened(window, "a.rheobase.json");
  expect(experiment).toEqual(broken);
  await expect(window.bench.startRun({ document, id: "run-1", protocol: broken.protocols[0]! })).rejects.toMatchObject({ code: "not-positive" });
});
