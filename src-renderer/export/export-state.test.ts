import { describe, expect, test } from "vitest";
import type { ArgsOf } from "../../src-shared/contract/contract.ts";
import type { ExportOutcome, ExportPlan } from "../../src-shared/contract/export-schemas.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { nothingToExport } from "../../src-shared/errors/exports-errors.ts";
import { ExportState } from "./export-state.svelte.ts";

type ExportArgs = ArgsOf<WorkbenchContract, "exportRuns">;

const plan = (changes: Partial<ExportPlan> = {}): ExportPlan => ({
  tables: [
    { name: "summary.csv", title: "Summary", rows: 10, heavy: false },
    { name: "traces.csv", title: "Traces", rows: 5e6, heavy: true },
  ],
  figures: [{ name: "voltage", title: "Voltage and stimulus" }, { name: "raster", title: "Raster" }],
  folder: "Layer 5 cell/run-12",
  ...changes,
});

/** A service that plans what it is told to, notes what it is asked to write and answers as the test says. */
function aService(plans: Record<string, ExportPlan>, answer: (args: ExportArgs) => Promise<ExportOutcome>) {
  const asked: ExportArgs[] = [];
  let tell: (payload: { fraction: number; file: string }) => void = () => undefined;
  let cancelled = 0;
  const workbench = {
    planExport: ({ run }: { run: string }) => Promise.resolve(plans[run]!),
    exportRuns: (args: ExportArgs) => {
      asked.push(args);
      return answer(args);
    },
    cancelExport: () => {
      cancelled += 1;
      return Promise.resolve(undefined);
    },
    on: (_name: string, listener: typeof tell) => {
      tell = listener;
      return () => (tell = () => undefined);
    },
  };
  return { workbench: workbench as unknown as Workbench, asked, tell: (fraction: number, file: string) => tell({ fraction, file }), cancels: () => cancelled };
}

const written = ({ folder }: ExportArgs): Promise<ExportOutcome> => Promise.resolve({ status: "written", folder, files: ["a", "b"] });
const run = (handle: string, protocol = "Steps") => ({ handle, name: `Run ${handle}`, protocol });

describe("one run", () => {
  test("uses the folder that the user chose, although the plan with another folder arrives later", async () => {
    const state = new ExportState(aService({ "1": plan() }, written).workbench, [run("1")]);
    const planning = state.begin();
    state.folder = "elsewhere";
    await planning;
    expect(state.folder).toBe("elsewhere");
  });

  test("leaves a figure unticked that would be computed for the export only", async () => {
    const figures = [{ name: "raster", title: "Raster" }, { name: "voltage", title: "Voltage and stimulus", heavy: true }];
    const state = new ExportState(aService({ "1": plan({ figures }) }, written).workbench, [run("1")], 0);
    await state.begin();
    expect([state.isChosen("figure", "raster"), state.isChosen("figure", "voltage"), state.shown]).toEqual([true, false, "raster"]);
  });

  test("has everything ticked except large files, and counts files", async () => {
    const state = new ExportState(aService({ "1": plan() }, written).workbench, [run("1")]);
    expect(state.obstacle).toBe("The run is being looked at.");
    await state.begin();
    expect([state.isChosen("table", "summary.csv"), state.isChosen("table", "traces.csv"), state.isChosen("figure", "raster")]).toEqual([true, false, true]);
    // summary.csv, two figures in two formats each, provenance.json
    expect(state.count).toBe(6);
    state.svg = false;
    state.choose("table", "traces.csv", true);
    expect(state.count).toBe(5);
    state.choose("figure", "voltage", false);
    state.provenance = false;
    expect(state.count).toBe(3);
    expect([state.folder, state.shown, state.obstacle]).toEqual(["Layer 5 cell/run-12", "voltage", undefined]);
  });

  test("writes the chosen tables, figures and style", async () => {
    const service = aService({ "1": plan() }, written);
    const state = new ExportState(service.workbench, [run("1")]);
    await state.begin();
    state.choose("figure", "raster", false);
    state.look.preset = "174";
    state.look.heightText = "92,5";
    state.look.scaleBars = true;
    expect(await state.write("ask")).toEqual({ folder: "Layer 5 cell/run-12", files: ["a", "b"] });
    expect(service.asked).toEqual([
      {
        runs: ["1"],
        tables: ["summary.csv"],
        figures: ["voltage"],
        formats: ["png", "svg"],
        provenance: true,
        style: { width: 174, height: 92.5, resolution: 600, text: 8, background: "light", theory: true, scaleBars: true },
        folder: "Layer 5 cell/run-12",
        existing: "ask",
      },
    ]);
  });

  test("asks about existing files, and writes or goes back accordingly", async () => {
    const service = aService({ "1": plan() }, (args) => (args.existing === "ask" ? Promise.resolve({ status: "exists", existing: ["summary.csv"], total: 6 }) : written(args)));
    const state = new ExportState(service.workbench, [run("1")]);
    await state.begin();
    expect(await state.write("ask")).toBeUndefined();
    expect(state.phase).toEqual({ kind: "asking", existing: ["summary.csv"], total: 6 });
    await state.stop();
    expect([state.phase.kind, service.asked.length, service.cancels()]).toEqual(["choosing", 1, 0]);
    await state.write("ask");
    expect(await state.write("keep-both")).toMatchObject({ files: ["a", "b"] });
    expect(service.asked.map(({ existing }) => existing)).toEqual(["ask", "ask", "keep-both"]);
  });

  test("shows the progress of writing, and cancels it", async () => {
    let end: (outcome: ExportOutcome) => void = () => undefined;
    const service = aService({ "1": plan() }, () => new Promise((resolve) => (end = resolve)));
    const state = new ExportState(service.workbench, [run("1")]);
    await state.begin();
    const writing = state.write("ask");
    service.tell(0.4, "raster.png");
    expect(state.phase).toEqual({ kind: "writing", fraction: 0.4, file: "raster.png" });
    expect(await state.write("ask")).toBeUndefined();
    await state.stop();
    expect(service.cancels()).toBe(1);
    end({ status: "cancelled" });
    expect(await writing).toBeUndefined();
    expect([state.phase.kind, service.asked.length]).toEqual(["choosing", 1]);
  });

  test("keeps the choice when writing fails, with the reason", async () => {
    const state = new ExportState(aService({ "1": plan() }, () => Promise.reject(nothingToExport("Steps"))).workbench, [run("1")]);
    await state.begin();
    expect(await state.write("ask")).toBeUndefined();
    expect(state.error?.code).toBe("nothing-to-export");
    expect([state.phase.kind, state.count]).toEqual(["choosing", 6]);
  });

  test("cannot be written with an invalid field, or with nothing ticked", async () => {
    const service = aService({ "1": plan({ figures: [] }) }, written);
    const state = new ExportState(service.workbench, [run("1")]);
    await state.begin();
    state.look.textText = "200";
    expect(state.obstacle).toBe("Text is between 4 and 24 pt.");
    expect(await state.write("ask")).toBeUndefined();
    state.look.textText = "6";
    state.provenance = false;
    state.choose("table", "summary.csv", false);
    expect(state.obstacle).toBe("Tick something first.");
    expect(await state.write("ask")).toBeUndefined();
    expect(service.asked).toEqual([]);
  });
});

test("several runs share one list of files, and are written into the parent of their folders", async () => {
  const other = plan({
    tables: [{ name: "summary.csv", title: "Summary", rows: 4, heavy: false }],
    figures: [{ name: "fi_curve", title: "f–I curve" }],
    folder: "Layer 5 cell/run-7",
  });
  const state = new ExportState(aService({ "1": plan(), "2": other }, written).workbench, [run("1"), run("2", "Noise")]);
  await state.begin();
  expect(state.tables).toMatchObject([{ name: "summary.csv", rows: 14, heavy: false }, { name: "traces.csv", heavy: true }]);
  expect(state.figures.map(({ name }) => name)).toEqual(["voltage", "raster", "fi_curve"]);
  expect(state.count).toBe(6 + 4);
  expect(state.folder).toBe("Layer 5 cell");
});

test("an export starts with the style and formats of the last one, and the default files of its run", async () => {
  const before = new ExportState(aService({ "1": plan() }, written).workbench, [run("1")]);
  await before.begin();
  before.look.preset = "other";
  before.look.widthText = "120";
  before.look.background = "transparent";
  before.svg = false;
  before.provenance = false;
  before.choose("table", "summary.csv", false);
  const next = new ExportState(aService({ "1": plan() }, written).workbench, [run("1")], undefined, before.choice);
  await next.begin();
  expect(next.style).toMatchObject({ width: 120, background: "transparent" });
  expect([next.png, next.svg, next.provenance, next.isChosen("table", "summary.csv")]).toEqual([true, false, false, true]);
});
