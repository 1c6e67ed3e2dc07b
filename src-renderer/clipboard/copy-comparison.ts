import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import { copyPicture, copiedStyle } from "./copy-figure.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { comparisonView } from "../state/comparison-view.ts";

/** Two columns wide: a comparison has plots side by side. */
const comparisonStyle: FigureStyle = { ...copiedStyle, width: 174 };

/** Copies the figure of the comparison, as shown, to the clipboard. */
export async function copyComparisonFigure(bench: Bench): Promise<void> {
  const view = comparisonView(bench.comparison);
  if (view === undefined) return;
  try {
    await copyPicture("the comparison", () => bench.workbench.renderComparison({ ...view, style: comparisonStyle, format: "png" }));
    bench.notices.say("The figure of the comparison is in the clipboard.");
  } catch (error) {
    bench.notices.raise(error);
  }
}
