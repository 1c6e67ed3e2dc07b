import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";

test("every kind of edit is one step of undo and redo; running and saving are not edits", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps, noiseLevels));
  await bench.open("cell");
  const before = await bench.disk.experiment("cell");

  const edits: [what: string, edit: () => Promise<void>][] = [
    ["a parameter", () => bench.typeInto("membrane time constant tau m", "25")],
    ["a number of conditions", () => bench.typeInto("Trials per condition", "2")],
    ["a cell of the table", () => bench.typeIntoCell("B", "delta level", "55")],
    ["a new epoch", () => bench.addEpoch()],
    ["pasted cells", () => bench.pasteInto("A", "duration", "150\n450\n")],
    ["holding", () => bench.typeInto("Holding level", "-20")],
    ["a duration", () => bench.typeInto("Duration of a sweep", "1200")],
    ["a population", () => bench.typeInto("Population", "2")],
    ["a seed", () => bench.typeInto("Seed", "another")],
    ["a step", () => bench.typeInto("Step dt", "0,05")],
    ["noise levels", () => bench.typeInto("Levels of noise", "0:0.5:1")],
    ["the integrator", () => bench.choose("Integrator", "Euler")],
    ["a rename", () => bench.rename("Current steps", "Steps")],
    ["a duplicate", () => bench.duplicate("Steps")],
    ["an order", () => bench.moveDown("Steps")],
    ["a deletion", () => bench.deleteProtocol("Noise levels")],
  ];
  const states = [before];
  for (const [what, edit] of edits) {
    await edit();
    await bench.save();
    states.push(await bench.disk.experiment("cell"));
    expect(states.at(-1), what).not.toEqual(states.at(-2));
  }
  await bench.run();
  await bench.waitForRun();
  await bench.save();
  expect((await bench.disk.experiment("cell")).runs).toHaveLength(1);

  for (const [k, [what]] of [...edits.entries()].reverse()) {
    await bench.undo();
    await bench.save();
    expect((await bench.disk.experiment("cell")).protocols, `undo of ${what}`).toEqual(states[k]!.protocols);
  }
  await expect(bench.undoButton).toBeDisabled();
  for (const [k, [what]] of edits.entries()) {
    await bench.redo();
    await bench.save();
    expect((await bench.disk.experiment("cell")).protocols, `redo of ${what}`).toEqual(states[k + 1]!.protocols);
  }
  await expect(bench.redoButton).toBeDisabled();
});
