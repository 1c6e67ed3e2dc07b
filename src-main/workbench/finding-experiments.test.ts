import { mkdir, rm, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { aWindow } from "./testing/a-bench.ts";
import { bench, benchForEachTest, noted, opened } from "./testing/bench-of-each-test.ts";

benchForEachTest();

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

  test("every shipped experiment of single neurons is a template with a description", async () => {
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
