import { currentSteps, experimentOf } from "../bench/experiment-files.ts";
import { Bench } from "../bench/bench.ts";
import { expect, test } from "./desktop-test.ts";

const other = experimentOf({ ...currentSteps, name: "Other steps" });

test("files named on the command line open at once, each in a window of its own", async ({ bench, desktop, machine, problems }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.disk.put("other", other);
  // The first window may still be loading pictures when the program is killed.
  problems.expect(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/);
  await machine.kill();
  await desktop.start(bench.disk.file("cell"), bench.disk.file("other"));
  await expect.poll(() => desktop.windows().length).toBe(2);
  // The order of the windows is not defined.
  for (const protocol of ["Current steps", "Other steps"]) {
    const shown = (): Promise<boolean[]> => Promise.all(desktop.windows().map((page) => new Bench(page, machine).protocol(protocol).isVisible()));
    await expect.poll(async () => (await shown()).filter(Boolean).length, { message: `windows that show ${protocol}` }).toBe(1);
  }
});

test("a second start hands its files to the first program: an empty window opens one, a new window another, and the window of an open file comes to the front", async ({
  bench,
  desktop,
  benchOf,
  page,
}) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.disk.put("other", other);
  await desktop.startOnceMore(bench.disk.file("cell"));
  await expect(bench.protocol("Current steps")).toBeVisible();
  expect(desktop.windows()).toHaveLength(1);

  const second = await benchOf(() => desktop.startOnceMore(bench.disk.file("other")));
  await expect(second.protocol("Other steps")).toBeVisible();
  await expect.poll(() => desktop.isInFront(second.page)).toBe(true);

  await desktop.startOnceMore(bench.disk.file("cell"));
  await expect.poll(() => desktop.isInFront(page)).toBe(true);
  expect(desktop.windows()).toHaveLength(2);
});

test("each experiment has its own window: opening or creating a second one opens another window", async ({ bench, desktop, benchOf }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.disk.put("other", other);
  await bench.open("cell");
  const second = await benchOf(() => bench.askToOpen("other"));
  await expect(second.protocol("Other steps")).toBeVisible();
  await expect(bench.protocol("Current steps")).toBeVisible();
  const third = await benchOf(() => second.page.keyboard.press("ControlOrMeta+N"));
  await expect(third.designer).toBeVisible();
  expect(desktop.windows()).toHaveLength(3);
});

test("a file dropped on the bench opens from its own folder", async ({ bench, desktop, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await expect(bench.template("Current steps")).toBeVisible();
  await desktop.dropFile(page, bench.disk.file("cell"));
  await expect(bench.protocol("Current steps")).toBeVisible();
  await bench.typeInto("Trials per condition", "7");
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols[0]!.trials).toBe(7);
});

test("opened and saved files are among the system's recent documents", async ({ bench, desktop }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await expect.poll(() => desktop.recentDocuments()).toEqual([bench.disk.file("cell")]);
  await bench.saveAs("copy");
  await expect.poll(() => desktop.recentDocuments()).toEqual([bench.disk.file("cell"), bench.disk.file("copy")]);
});
