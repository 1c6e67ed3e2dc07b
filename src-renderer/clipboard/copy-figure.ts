import type { FigureStyle } from "../../src-shared/contract/export-schemas.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { clipboardRefused, nothingToCopy } from "../../src-shared/errors/exports-errors.ts";

/** As the export dialog begins: one column, text that is legible in it. */
export const copiedStyle: FigureStyle = { width: 85, resolution: 300, text: 8, background: "light", theory: true, scaleBars: false };

/**
 * Copy a figure of a run to the clipboard, as a PNG.
 *
 * @param run the service's name of it
 * @param figure its name in the export plan: "fi_curve"
 * @throws BenchError `nothing-to-copy`, `clipboard-refused`, or what the service says
 */
export async function copyFigure(workbench: Workbench, run: string, figure: string, style: FigureStyle): Promise<void> {
  await copyPicture(figure, () => workbench.renderFigure({ run, figure, style, format: "png" }));
}

/**
 * Copy a picture to the clipboard, as a PNG.
 *
 * @param figure what an error calls it
 * @throws BenchError `nothing-to-copy`, `clipboard-refused`, or what `draw` throws
 */
export async function copyPicture(figure: string, draw: () => Promise<{ readonly bytes: Uint8Array } | undefined>): Promise<void> {
  let failure: unknown;
  // Handed over as a promise: a browser takes it only at the key press, and drawing takes longer than that.
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
    // The clipboard says of a figure that could not be drawn only that it got nothing.
    await png.catch(() => undefined);
    if (failure instanceof BenchError) throw failure;
    throw clipboardRefused(figure, error instanceof Error ? error.message.replace(/\.$/, "") : String(error));
  }
}
