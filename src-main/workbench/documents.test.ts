import { execFileSync } from "node:child_process";
import * as nodeDisk from "node:fs/promises";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import type { Disk } from "../storage/atomic-write.ts";
import { confinedPaths } from "../storage/confined-paths.ts";
import { TestBench, aWindow, type TestWindow } from "./testing/a-bench.ts";
import { anExperiment } from "./testing/an-experiment.ts";

let bench: TestBench;
beforeEach(async () => {
  bench = await TestBench.open();
});
afterEach(() => bench.close());

/** An experiment that says which one it is. */
const noted = (notes: string): Experiment => anExperiment({ notes });
const onDisk = async (name: string): Promise<Experiment> => readExperiment(await readFile(bench.path(name), "utf8"), name);
/** As another program, in one move: nobody sees it half-written. */
async function put(name: string, experiment: Experiment): Promise<void> {
  await writeFile(bench.path("theirs.tmp"), writeExperiment(experiment));
  await rename(bench.path("theirs.tmp"), bench.path(name));
}

async function opened(window: TestWindow, name: string) {
  return await window.bench.openExperiment({ path: bench.path(name) });
}

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

describe("drafts", () => {
  test("a draft is offered once after a crash, and removed by saving", async () => {
    await put("a.rheobase.json", noted("file"));
    const first = bench.service();
    const before = aWindow(first);
    const { document } = await opened(before, "a.rheobase.json");
    const { keptAt } = await before.bench.keepDraft({ document, experiment: noted("edited") });
    await first.close();

    const after = aWindow(bench.service());
    expect(await after.bench.listDrafts({})).toMatchObject([{ name: "a", path: bench.path("a.rheobase.json"), keptAt }]);
    const again = await opened(after, "a.rheobase.json");
    expect(again).toMatchObject({ experiment: noted("file"), draft: { experiment: noted("edited"), keptAt, fileChangedSince: false } });
    expect(await after.bench.listDrafts({})).toEqual([]);
    await after.bench.saveExperiment({ document: again.document, experiment: noted("edited"), overwrite: false });
    await after.bench.closeDocument({ document: again.document });
    expect((await opened(after, "a.rheobase.json")).draft).toBeUndefined();
  });

  test("an experiment that was never saved is restored from its draft", async () => {
    const first = bench.service();
    const { bench: before } = aWindow(first);
    const { document } = await before.newExperiment({ name: "Untitled", experiment: noted("new") });
    await before.keepDraft({ document, experiment: noted("edited") });
    await first.close();
    const { bench: after } = aWindow(bench.service());
    const [draft] = await after.listDrafts({});
    const again = await after.openDraft({ draft: draft!.draft });
    expect(again).toMatchObject({ name: "Untitled", experiment: noted("edited") });
    expect(again.path).toBeUndefined();
    await expect(after.openDraft({ draft: draft!.draft })).rejects.toMatchObject({ code: "draft-not-kept" });
    await after.closeDocument({ document: again.document });
    expect(await after.listDrafts({})).toEqual([]);
  });

  test("reports that the file has changed since, or was deleted", async () => {
    await put("a.rheobase.json", noted("file"));
    const first = bench.service();
    const before = aWindow(first);
    const { document } = await opened(before, "a.rheobase.json");
    await before.bench.keepDraft({ document, experiment: noted("edited") });
    await first.close();
    await put("a.rheobase.json", noted("theirs"));
    const second = bench.service();
    const changed = await opened(aWindow(second), "a.rheobase.json");
    expect(changed).toMatchObject({ experiment: noted("theirs"), draft: { experiment: noted("edited"), fileChangedSince: true } });
    await second.close();
    await rm(bench.path("a.rheobase.json"));
    const { bench: after } = aWindow(bench.service());
    const [draft] = await after.listDrafts({});
    const gone = await after.openDraft({ draft: draft!.draft });
    expect(gone).toMatchObject({ path: bench.path("a.rheobase.json"), experiment: noted("edited"), draft: { fileChangedSince: true } });
    // Somebody may put a file there again.
    await put("a.rheobase.json", noted("theirs"));
    await expect(after.saveExperiment({ document: gone.document, experiment: noted("edited"), overwrite: false })).rejects.toMatchObject({ code: "file-changed-on-disk" });
  });

  test("two services on one folder of drafts leave each other's alone", async () => {
    await put("a.rheobase.json", noted("file"));
    const [one, other] = [aWindow(bench.service()), aWindow(bench.service())];
    const { document } = await opened(one, "a.rheobase.json");
    await one.bench.keepDraft({ document, experiment: noted("edited") });
    expect((await opened(other, "a.rheobase.json")).draft).toBeUndefined();
    expect(await other.bench.listDrafts({})).toEqual([]);
  });

  test("a draft can be thrown away, and closing throws away", async () => {
    const service = bench.service();
    const first = aWindow(service);
    const { document } = await first.bench.newExperiment({ name: "a", experiment: noted("a") });
    await first.bench.keepDraft({ document, experiment: noted("b") });
    first.cut();
    const { bench: calls } = aWindow(service);
    const [draft] = await calls.listDrafts({});
    await calls.discardDraft({ draft: draft!.draft });
    expect(await calls.listDrafts({})).toEqual([]);
    const second = await calls.newExperiment({ name: "a", experiment: noted("a") });
    await calls.keepDraft({ document: second.document, experiment: noted("b") });
    await calls.closeDocument({ document: second.document });
    expect(await calls.listDrafts({})).toEqual([]);
    expect((await nodeDisk.readdir(bench.path(".state/recovery"))).filter((name) => name.endsWith(".json"))).toEqual([]);
  });

  test("an invalid draft is renamed and does no harm", async () => {
    await mkdir(bench.path(".state/recovery"), { recursive: true });
    await writeFile(bench.path(".state/recovery/1.draft.json"), "half a dra");
    await writeFile(bench.path(".state/recovery/2.draft.json"), '{"format": "rheobase-draft"}');
    await writeFile(bench.path(".state/recent.json"), "[{");
    await put("a.rheobase.json", noted("file"));
    const window = aWindow(bench.service());
    expect(await window.bench.listDrafts({})).toEqual([]);
    await opened(window, "a.rheobase.json");
    expect(await window.bench.listRecent({})).toMatchObject([{ name: "a", path: bench.path("a.rheobase.json") }]);
    expect(await readFile(bench.path(".state/recovery/1.draft.json.broken"), "utf8")).toBe("half a dra");
    expect(await nodeDisk.readdir(bench.path(".state/recovery"))).toContain("2.draft.json.broken");
  });
});

describe("a disk that is full", () => {
  /** Takes no new bytes while `full`. */
  function aDisk(): { disk: Disk; full: boolean } {
    const state = {
      full: false,
      disk: {
        ...nodeDisk,
        async open(...args: Parameters<Disk["open"]>) {
          const file = await nodeDisk.open(...args);
          if (state.full && args[1] === "wx") file.writeFile = () => Promise.reject(Object.assign(new Error("ENOSPC"), { code: "ENOSPC" }));
          return file;
        },
      },
    };
    return state;
  }

  test("loses neither the old file nor the draft from before", async () => {
    await put("a.rheobase.json", noted("file"));
    const disk = aDisk();
    const service = bench.service({ disk: disk.disk });
    const window = aWindow(service);
    const { document } = await opened(window, "a.rheobase.json");
    await window.bench.keepDraft({ document, experiment: noted("first edit") });
    disk.full = true;
    await expect(window.bench.keepDraft({ document, experiment: noted("second edit") })).rejects.toMatchObject({ code: "file-unwritable" });
    await expect(window.bench.saveExperiment({ document, experiment: noted("second edit"), overwrite: false })).rejects.toMatchObject({ code: "file-unwritable" });
    await expect(window.bench.saveExperiment({ document, experiment: noted("second edit"), overwrite: true })).rejects.toMatchObject({ code: "file-unwritable" });
    expect(await onDisk("a.rheobase.json")).toEqual(noted("file"));
    await service.close();
    const after = bench.service();
    expect(await opened(aWindow(after), "a.rheobase.json")).toMatchObject({ draft: { experiment: noted("first edit") } });
    disk.full = false;
  });
});

describe("files that others touch", () => {
  test("a change and a deletion of the file are reported, our own saving is not", async () => {
    await put("a.rheobase.json", noted("file"));
    const window = aWindow(bench.service());
    const { document } = await opened(window, "a.rheobase.json");
    await window.bench.saveExperiment({ document, experiment: noted("ours"), overwrite: false });
    await put("a.rheobase.json", noted("theirs"));
    expect(await window.next("fileChanged")).toEqual({ document, change: "changed" });
    await window.bench.rereadExperiment({ document });
    await window.bench.saveExperiment({ document, experiment: noted("ours again"), overwrite: false });
    // Written in place.
    await writeFile(bench.path("a.rheobase.json"), writeExperiment(noted("theirs again")));
    expect(await window.next("fileChanged")).toEqual({ document, change: "changed" });
    await rm(bench.path("a.rheobase.json"));
    expect(await window.next("fileChanged", ({ change }) => change === "deleted")).toEqual({ document, change: "deleted" });
    expect(window.told("fileChanged")).toHaveLength(3);
  });

  test("what another program writes is not taken for the saving of a window that has read it", async () => {
    await put("a.rheobase.json", noted("file"));
    const service = bench.service();
    const [one, other] = [aWindow(service), aWindow(service)];
    const first = await opened(one, "a.rheobase.json");
    const second = await opened(other, "a.rheobase.json");
    await one.bench.saveExperiment({ document: first.document, experiment: noted("of the first"), overwrite: false });
    expect(await other.next("fileChanged")).toEqual({ document: second.document, change: "saved" });
    await put("a.rheobase.json", noted("theirs"));
    expect(await one.next("fileChanged")).toEqual({ document: first.document, change: "changed" });
    expect(await other.next("fileChanged")).toEqual({ document: second.document, change: "changed" });
    await one.bench.rereadExperiment({ document: first.document });
    await rm(bench.path("a.rheobase.json"));
    expect(await other.next("fileChanged", ({ change }) => change === "deleted")).toEqual({ document: second.document, change: "deleted" });
  });

  test("after saving under another name, that file is the one watched", async () => {
    await put("a.rheobase.json", noted("file"));
    const window = aWindow(bench.service());
    const { document } = await opened(window, "a.rheobase.json");
    await window.bench.saveExperiment({ document, experiment: noted("file"), path: bench.path("b"), overwrite: false });
    await put("a.rheobase.json", noted("theirs"));
    await put("b.rheobase.json", noted("theirs"));
    await window.next("fileChanged");
    await rm(bench.path("b.rheobase.json"));
    await window.next("fileChanged", ({ change }) => change === "deleted");
    expect(window.told("fileChanged")).toHaveLength(2);
  });

  test("two windows with one file are told about each other, and about each other's saving", async () => {
    await put("a.rheobase.json", noted("file"));
    const service = bench.service();
    const [one, other] = [aWindow(service), aWindow(service)];
    const first = await opened(one, "a.rheobase.json");
    const second = await opened(other, "a.rheobase.json");
    expect([first.elsewhere, second.elsewhere]).toEqual([0, 1]);
    expect(await one.next("openElsewhere")).toEqual({ document: first.document, windows: 1 });
    await one.bench.saveExperiment({ document: first.document, experiment: noted("of the first"), overwrite: false });
    expect(await other.next("fileChanged")).toEqual({ document: second.document, change: "saved" });
    await expect(other.bench.saveExperiment({ document: second.document, experiment: noted("of the second"), overwrite: false })).rejects.toMatchObject({
      code: "file-changed-on-disk",
    });
    await one.bench.saveExperiment({ document: first.document, experiment: noted("elsewhere"), path: bench.path("b"), overwrite: false });
    expect(await other.next("openElsewhere")).toEqual({ document: second.document, windows: 0 });
    const third = await opened(other, "b.rheobase.json");
    expect(await one.next("openElsewhere")).toEqual({ document: first.document, windows: 1 });
    await other.bench.closeDocument({ document: third.document });
    expect(await one.next("openElsewhere")).toEqual({ document: first.document, windows: 0 });
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

describe("files out of reach", () => {
  test("are neither browsed, nor opened, nor named among recent files and drafts", async () => {
    await mkdir(bench.path("inside"));
    await put("outside.rheobase.json", noted("outside"));
    await put("inside/a.rheobase.json", noted("inside"));
    await nodeDisk.symlink(bench.path("outside.rheobase.json"), bench.path("inside/link.rheobase.json"));
    const everywhere = bench.service();
    const before = aWindow(everywhere);
    for (const name of ["outside.rheobase.json", "inside/a.rheobase.json"]) {
      const { document } = await opened(before, name);
      await before.bench.keepDraft({ document, experiment: noted("edited") });
    }
    await everywhere.close();
    const { bench: calls } = aWindow(bench.service({ files: await confinedPaths(bench.path("inside")) }));
    const { entries, parent } = await calls.browse({ path: "" });
    expect({ names: entries.map(({ path }) => path), parent }).toEqual({ names: ["a.rheobase.json"], parent: undefined });
    expect((await calls.listRecent({})).map(({ path }) => path)).toEqual(["a.rheobase.json"]);
    expect((await calls.listDrafts({})).map(({ path }) => path)).toEqual(["a.rheobase.json"]);
    const outside = { code: "path-outside-folder" };
    await expect(calls.openExperiment({ path: "link.rheobase.json" })).rejects.toMatchObject(outside);
    const { document } = await calls.openExperiment({ path: "a.rheobase.json" });
    await expect(calls.saveExperiment({ document, experiment: noted("x"), path: "link.rheobase.json", overwrite: true })).rejects.toMatchObject(outside);
    await expect(calls.saveExperiment({ document, experiment: noted("x"), path: "../x", overwrite: true })).rejects.toMatchObject(outside);
    expect(await onDisk("outside.rheobase.json")).toEqual(noted("outside"));
  });
});

describe("an open file in whose place something else is put", () => {
  const inFolder = async () => {
    await mkdir(bench.path("inside"));
    await put("inside/a.rheobase.json", noted("inside"));
    await put("secret.rheobase.json", noted("secret"));
    const { bench: calls } = aWindow(bench.service({ files: await confinedPaths(bench.path("inside")) }));
    return { calls, ...(await calls.openExperiment({ path: "a.rheobase.json" })) };
  };

  test("a link that leads out of the folder is neither read nor written through, and no draft names its target", async () => {
    const { calls, document, experiment } = await inFolder();
    await nodeDisk.rm(bench.path("inside/a.rheobase.json"));
    await nodeDisk.symlink(bench.path("secret.rheobase.json"), bench.path("inside/a.rheobase.json"));
    const replaced = { code: "path-replaced" };
    await expect(calls.rereadExperiment({ document })).rejects.toMatchObject(replaced);
    for (const overwrite of [false, true]) await expect(calls.saveExperiment({ document, experiment, overwrite })).rejects.toMatchObject(replaced);
    expect(await calls.keepDraft({ document, experiment: noted("kept") })).toMatchObject({ keptAt: expect.any(Number) as number });
    expect(await onDisk("secret.rheobase.json")).toEqual(noted("secret"));
  });

  test("a named pipe keeps neither drafts nor saves waiting", async () => {
    const { calls, document, experiment } = await inFolder();
    await nodeDisk.rm(bench.path("inside/a.rheobase.json"));
    execFileSync("mkfifo", [bench.path("inside/a.rheobase.json")]);
    expect(await calls.keepDraft({ document, experiment: noted("kept") })).toMatchObject({ keptAt: expect.any(Number) as number });
    for (const overwrite of [false, true]) {
      await expect(calls.saveExperiment({ document, experiment, overwrite })).rejects.toMatchObject({ what: expect.stringContaining("no plain file") as string });
    }
    await expect(calls.openExperiment({ path: "a.rheobase.json" })).rejects.toMatchObject({ code: "file-unreadable" });
    expect((await calls.browse({ path: "" })).entries).toEqual([]);
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

describe("finding experiments", () => {
  test("browsing shows folders first, then experiments; neither hidden files nor others", async () => {
    await Promise.all(["cells 10", "cells 2", ".git"].map((name) => mkdir(bench.path(name))));
    await Promise.all(["b.rheobase.json", "a.rheobase.json", ".c.rheobase.json"].map((name) => writeFile(bench.path(name), "{}")));
    await writeFile(bench.path("notes.txt"), "");
    const { bench: calls } = aWindow(bench.service());
    const { path, entries } = await calls.browse({ path: "" });
    expect({ path, names: entries.map(({ name, kind }) => `${kind} ${name}`) }).toEqual({
      path: "",
      names: ["folder cells 2", "folder cells 10", "experiment a.rheobase.json", "experiment b.rheobase.json"],
    });
    expect(await calls.browse({ path: "cells 2" })).toMatchObject({ path: bench.path("cells 2"), parent: "", entries: [] });
    await expect(calls.browse({ path: "nowhere" })).rejects.toMatchObject({ code: "folder-unusable" });
  });

  test("recent files: the last first, each once, at most twenty, none that is gone", async () => {
    const window = aWindow(bench.service());
    const names = Array.from({ length: 22 }, (_, k) => `${k}`);
    for (const name of names) {
      const { document } = await window.bench.newExperiment({ name, experiment: noted(name) });
      await window.bench.saveExperiment({ document, experiment: noted(name), path: bench.path(name), overwrite: false });
    }
    await opened(window, "5.rheobase.json");
    await rm(bench.path("21.rheobase.json"));
    const recent = await aWindow(bench.service()).bench.listRecent({});
    expect(recent.map(({ name }) => name)).toEqual(["5", ...names.filter((name) => !["0", "1", "2", "5", "21"].includes(name)).reverse(), "2"]);
  });

  test("every shipped experiment is a template with a description", async () => {
    const { bench: calls } = aWindow(bench.service());
    const templates = await calls.listTemplates({});
    expect(templates.map(({ id }) => id)).toContain("f-i-curve");
    for (const { name, description, experiment } of templates) {
      expect(name).not.toBe("");
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(experiment.protocols.length).toBeGreaterThan(0);
    }
    expect(templates.find(({ id }) => id === "current-steps")?.description).toBe("Ten hyper- to depolarising sweeps.");
  });

  test("hello identifies the service", async () => {
    const { bench: calls } = aWindow(bench.service());
    expect(await calls.hello({})).toMatchObject({ host: "desktop", folder: bench.folder, workers: 2, versions: { experimentFormat: experimentVersion } });
  });
});

test("a protocol that breaks the rules is no bad file", async () => {
  const broken = anExperiment({ protocols: [aProtocol({ dt: -1 })] });
  await put("a.rheobase.json", broken);
  const window = aWindow(bench.service());
  const { document, experiment } = await opened(window, "a.rheobase.json");
  expect(experiment).toEqual(broken);
  await expect(window.bench.startRun({ document, id: "run-1", protocol: broken.protocols[0]! })).rejects.toMatchObject({ code: "not-positive" });
});
