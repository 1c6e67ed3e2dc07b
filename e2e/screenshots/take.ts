import { join } from "node:path";
import type { Bench } from "../bench/bench.ts";
import { expect } from "../bench/bench-test.ts";
import { layer5Cell } from "./layer-5-cell.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots");

/** The experiment of the pictures, open, and its protocol chosen. */
export async function openCell(bench: Bench, protocol = "Current steps"): Promise<void> {
  await bench.disk.put("Layer 5 cell", layer5Cell);
  await bench.open("Layer 5 cell");
  await bench.chooseProtocol(protocol);
  await expect(bench.preview).toContainText("simulated in");
}

/** Write a picture of the window. @param name of its file: "design-light" */
export async function take(bench: Bench, name: string): Promise<void> {
  // Nothing is hovered.
  await bench.page.mouse.move(0, 0);
  await bench.page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "initial" });
}
