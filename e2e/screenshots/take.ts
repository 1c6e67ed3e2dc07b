import { join } from "node:path";
import type { Bench } from "../bench/bench.ts";
import { expect } from "../bench/bench-test.ts";
import { layer5Cell } from "./layer-5-cell.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots");

/** Open the experiment of the screenshots and choose a protocol. */
export async function openCell(bench: Bench, protocol = "Current steps"): Promise<void> {
  await bench.disk.put("Layer 5 cell", layer5Cell);
  await bench.open("Layer 5 cell");
  await bench.chooseProtocol(protocol);
  await expect(bench.preview).toContainText("simulated in");
}

/** Save a screenshot of the window. @param name file name without extension: "design-light" */
export async function take(bench: Bench, name: string): Promise<void> {
  // Move the mouse away, to hover over nothing.
  await bench.page.mouse.move(0, 0);
  await bench.page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "initial" });
}
