import { expect, test } from "vitest";
import { pathOutsideFolder } from "../../src-shared/errors/server-errors.ts";
import { experimentPath, FolderView, nameWithoutEnding } from "./folder-view.svelte.ts";

const entry = (name: string, kind: "folder" | "experiment") => ({ name, path: name, kind, modifiedAt: 0 });

test("folders are listed before experiments, and numbers in numeric order", async () => {
  const view = new FolderView({ browse: async () => ({ path: "", entries: [entry("cell 10", "experiment"), entry("cell 9", "experiment"), entry("data", "folder")] }) });
  expect(view.loaded).toBe(false);
  await view.show("");
  expect(view.loaded).toBe(true);
  expect(view.entries.map(({ name }) => name)).toEqual(["data", "cell 9", "cell 10"]);
});

test("after several quick requests, the last requested folder is shown", async () => {
  const answers = new Map<string, () => void>();
  const view = new FolderView({ browse: ({ path }) => new Promise((resolve) => answers.set(path, () => resolve({ path, parent: "", entries: [] }))) });
  const both = [view.show("slow"), view.show("quick")];
  answers.get("quick")!();
  answers.get("slow")!();
  await Promise.all(both);
  expect(view.path).toBe("quick");
});

test("if a folder cannot be read, the shown one stays, with the error", async () => {
  const view = new FolderView({
    browse: async ({ path }) => {
      if (path === "gone") throw pathOutsideFolder("gone");
      return { path, entries: [entry("a", "experiment")] };
    },
  });
  await view.show("");
  await view.show("gone");
  expect(view.path).toBe("");
  expect(view.entries).toHaveLength(1);
  expect(view.problem?.code).toBe("path-outside-folder");
  await view.show("");
  expect(view.problem).toBeUndefined();
});

test("a name becomes a path with the extension of experiments, only once", () => {
  expect(experimentPath("", "Layer 5 cell")).toBe("Layer 5 cell.rheobase.json");
  expect(experimentPath("cells/old", " steps.rheobase.json ")).toBe("cells/old/steps.rheobase.json");
  expect(nameWithoutEnding("steps.json")).toBe("steps");
});
