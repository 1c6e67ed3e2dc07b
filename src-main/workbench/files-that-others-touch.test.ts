import { execFileSync } from "node:child_process";
import * as nodeDisk from "node:fs/promises";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { confinedPaths } from "../storage/confined-paths.ts";
import { aWindow } from "./testing/a-bench.ts";
import { bench, benchForEachTest, noted, onDisk, opened, put } from "./testing/bench-of-each-test.ts";

benchForEachTest();

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
