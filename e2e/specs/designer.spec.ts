import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";

test("cells pasted from a spreadsheet fill the table, also with decimal commas", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.pasteInto("A", "first level", "Level (pA)\tDelta\tDuration\n0,5\t1,25\t150\n-120,5\t+45\t400\n");
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols[0]!.epochs).toMatchObject([
    { level: 0.5, deltaLevel: 1.25, duration: 150 },
    { level: -120.5, deltaLevel: 45, duration: 400 },
    { level: 0, duration: 300 },
  ]);
  await bench.undo();
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols).toEqual([currentSteps]);
});

test("an invalid value stays as typed, its field shows the reason, and only running is blocked", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("reset potential V reset", "-45");
  const reset = bench.field("reset potential V reset");
  await expect(reset).toHaveValue("−45");
  await expect(reset).toHaveAttribute("aria-invalid", "true");
  await expect(reset).toHaveAccessibleDescription(/V_?reset \(−45 mV\) is not below V_?th \(−50 mV\)/);
  await bench.typeIntoCell("B", "duration", "-50");
  await bench.typeInto("Levels of noise", "0:0.5");
  await expect(bench.field("Levels of noise")).toHaveValue("0:0.5");
  await expect(bench.status).toContainText("3 fields to correct");
  await expect(bench.preview).toContainText("Last valid protocol");

  await bench.pressRun();
  await expect(bench.results).toBeHidden();
  await expect(bench.designer.locator("[aria-invalid=true]:focus")).toBeVisible();
  await page.keyboard.press("F8");

  await bench.typeInto("reset potential V reset", "-65");
  await bench.typeIntoCell("B", "duration", "500");
  await bench.typeInto("Levels of noise", "0");
  await expect(bench.status).toContainText("Ready");
});

test("a legal setting that means something else is noted at its field, and the status is no plain ready", async ({ bench, page }) => {
  const step = (duration: number, level: number) => ({ kind: "step", duration, level }) as const;
  const pulses = { kind: "pulses", duration: 100, level: 1e5, period: 20, width: 0.05 } as const;
  const neuron = { ...currentSteps.neuron!, t_ref: 0.25 };
  await bench.disk.put("cell", experimentOf({ ...currentSteps, neuron, sweeps: 1, dt: 0.5, integrator: "euler", epochs: [step(10.1, 0), pulses, step(20, 0)] }));
  await bench.open("cell");
  await expect(bench.status).toContainText("Ready, with 2 notes: 1 condition");
  const refractory = bench.field("refractory period t ref");
  await expect(refractory).not.toHaveAttribute("aria-invalid");
  await expect(refractory).toHaveAccessibleDescription(/t_ref \(0.25 ms\) becomes 1 step of 0.5 ms on the grid/);
  await expect(bench.designer.getByText(/5 of 5 are missed/).filter({ visible: true }).first()).toBeVisible();
  await page.keyboard.press("F8");
  await expect(refractory).toBeFocused();
  await page.keyboard.press("F8");
  await expect(bench.designer.locator("[data-path='/epochs/1/width']:focus")).toBeVisible();
  await expect(bench.designer.locator("[data-path='/epochs/1/width']")).toHaveAccessibleDescription(/Euler takes the drive once per dt of 0.5 ms/);

  await bench.typeInto("Step dt", "0.05");
  await expect(bench.status).toContainText("Ready: 1 condition");
  await expect(refractory).not.toHaveAccessibleDescription(/grid/);
});

test("fields accept the usual spellings of numbers", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(noiseLevels));
  await bench.open("cell");
  for (const [typed, value] of [["2e1", 20], ["12,5", 12.5], ["  15 ", 15], ["−0", 0]] as const) {
    if (value === 0) continue;
    await bench.typeInto("membrane time constant tau m", typed);
    await bench.save();
    expect((await bench.disk.experiment("cell")).protocols[0]!.neuron).toMatchObject({ tau_m: value });
  }
  await bench.typeInto("Levels of noise", "0:0.5:2");
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols[0]!.noise).toMatchObject({ levels: "0:0.5:2" });
});

test("an error that is corrected goes away, and one that stays says what is wrong", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  const every = bench.field("Record V every");
  await every.fill("0");
  await page.keyboard.press("Tab");
  await expect(bench.status).toContainText("1 field to correct");
  await every.fill("");
  await page.keyboard.press("Tab");
  await expect(bench.status).toContainText("Ready");
  await bench.typeInto("membrane time constant tau m", "=2*9");
  await bench.typeIntoCell("B", "first level", "5 mV");
  await expect(bench.designer).toContainText('"mV" is no unit of Epoch B, first level, which is in pA.');
  await bench.typeIntoCell("B", "first level", "1/4 nA");
  await bench.save();
  const [protocol] = (await bench.disk.experiment("cell")).protocols;
  expect([protocol!.record, protocol!.neuron, protocol!.epochs[1]]).toMatchObject([{ V: false }, { tau_m: 18 }, { level: 250 }]);
});

test("a recorded current from a CSV becomes an epoch; its columns and units are chosen beside a preview", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  const rows = Array.from({ length: 50 }, (_, k) => `${k / 1000};${String(k / 10).replace(".", ",")};x`);
  const file = join(bench.machine.folder, "recorded.csv");
  await writeFile(file, `time (s);current (nA);note\n${rows.join("\n")}\n`);
  await bench.designer.getByRole("button", { name: "Import waveform" }).click();
  const dialog = bench.dialog("Import waveform");
  await dialog.getByLabel("File of samples").setInputFiles(file);
  await dialog.getByRole("button", { name: /^Add as epoch/ }).click();
  await bench.save();
  const epochs = (await bench.disk.experiment("cell")).protocols[0]!.epochs;
  const waveform = epochs.find(({ kind }) => kind === "waveform");
  expect(waveform).toMatchObject({ times: expect.arrayContaining([0, 1, 49]), values: expect.arrayContaining([0, 100, 4900]) as unknown });
});
