import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { clipboardRefused, nothingToCopy } from "../../src-shared/errors/exports-errors.ts";

/** Default style of the export dialog: one column, with legible text. */
export const copiedStyle: FigureStyle = { width: 85, resolution: 300, text: 8, background: "light", theory: true, scaleBars: false };

/**
 * Copies a figure of a run to the clipboard as a PNG.
 *
 * @param run the service's handle
 * @param figure its name in the export plan: "fi_curve"
 * @throws BenchError `nothing-to-copy`, `clipboard-refused`, or what the service says
 */
export async function copyFigure(workbench: Workbench, run: string, figure: string, style: FigureStyle): Promise<void> {
  await copyPicture(figure, () => workbench.renderFigure({ run, figure, style, format: "png" }));
}

/**
 * Copies a picture to the clipboard as a PNG.
 *
 * @param figure what an error calls it
 * @throws BenchError `nothing-to-copy`, `clipboard-refused`, or what `draw` throws
 */
export async function copyPicture(figure: string, draw: () => Promise<{ readonly bytes: Uint8Array } | undefined>): Promise<void> {
  let failure: unknown;
  // Passed as a promise: browsers accept clipboard writes only during the key press, and drawing takes longer.
  const png = draw()
    .then((drawn) => {
      if (drawn === undefined) throw nothingToCopy(figure);
      return new Blob([drawn.bytes as Uint8Array<ArrayBuffer>], { type: "image/png" });
    })
    .catch((error: unknown) => {
      failure = error;
      throw error;
    });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
  } catch (error) {
    // The clipboard's error hides why the figure could not be drawn, so the original error is kept.
    await png.catch(() => undefined);
    if (failure instanceof BenchError) throw failure;
    throw clipboardRefused(figure, error instanceof Error ? error.message.replace(/\.$/, "") : String(error));
  }
}
