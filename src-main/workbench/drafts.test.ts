import * as nodeDisk from "node:fs/promises";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Disk } from "../storage/atomic-write.ts";
import { aWindow } from "./testing/a-bench.ts";
import { bench, benchForEachTest, noted, onDisk, opened, put } from "./testing/bench-of-each-test.ts";

benchForEachTest();

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
