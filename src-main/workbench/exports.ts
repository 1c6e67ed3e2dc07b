import { setImmediate } from "node:timers/promises";
import { fileEntries } from "../../src-shared/export/written-files.ts";
import { provenance, type Origin } from "../../src-shared/export/provenance.ts";
import type { PlannedFigure } from "../../src-shared/figures/figures-of-protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { openOutputFolder, type OutputFolder } from "../storage/output-folder.ts";
import { chosenFigures, chosenTables, jsonText, lookedAtFiles, numbered, outputNames, provenanceName, type OutputChoice } from "./output-files.ts";
import { ResultWriter } from "./result-writer.ts";

export { openOutputFolder, type OutputFolder };

export interface WriteOptions {
  readonly choice: OutputChoice;
  readonly folder: OutputFolder;
  /** sub-folder of `folder`, "" for none */
  readonly subfolder: string;
  /** from 2: number in every file's name (`numbered`) */
  readonly number?: number;
  /** the result with V of the conditions looked at, for the files of V that a run without recorded V is asked for (`lookedAtFiles`) */
  readonly lookedAt?: ProtocolResult | undefined;
  /** On abort: files already written stay, no further file is started, and the signal's reason is thrown. */
  readonly signal?: AbortSignal;
  /** called with the fraction, 0 to 1, of the longest table that is written */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** called with each file's path within `folder` once it is on disk */
  readonly onWritten?: (path: string) => void;
  /** Called for each file that the disk has no room for; the others are written. Without it such a file ends the writing. */
  readonly onNoRoom?: (error: unknown) => void;
}

/**
 * Writes the files of a run concurrently: figures are encoded on other threads while tables are formatted on this one.
 * provenance.json is written last, so its presence means that the export is complete, but for the files that it says had no room.
 *
 * @returns names of the files within `folder`, ascending
 * @throws the first error of a write, after all other writes have ended
 */
export async function writeOutputs(result: ProtocolResult, origin: Origin, options: WriteOptions): Promise<string[]> {
  const { choice, folder, subfolder, number = 1, lookedAt, signal, onProgress, onWritten, onNoRoom } = options;
  const nameOf = (name: string): string => numbered(name, number);
  const pathOf = (name: string): string => (subfolder === "" ? nameOf(name) : `${subfolder}/${nameOf(name)}`);
  const writer = new ResultWriter(async (name, content) => {
    const { sha256 } = await folder.write(pathOf(name), content, signal);
    onWritten?.(pathOf(name));
    return { name: nameOf(name), sha256 };
  }, onNoRoom);
  // Delete the old provenance before the files that it describes are replaced. After an interruption, `verify` then reports an incomplete folder.
  if ((await folder.existing(outputNames(result.plan, choice).map(pathOf))).length > 0) await folder.discard(pathOf(provenanceName));
  const tables = chosenTables(result.plan, choice);
  const looked = lookedAtFiles(result.plan);
  const resultFor = (name: string): ProtocolResult => ([...looked.tables, ...looked.figures].some((one) => one.name === name) ? (lookedAt ?? result) : result);
  // Figures start first, because other threads encode them while this one makes the tables.
  await allOf([
    writeFigures(resultFor, chosenFigures(result.plan, choice), choice, writer, signal),
    ...tables.map(({ name, content }) => writer.write(name, () => content(resultFor(name), { nameOf, onProgress }))),
  ]);
  await writer.writeAgain();
  if (choice.provenance) await writer.write(provenanceName, () => jsonText({ ...provenance(origin, result), ...filesBeside(writer, nameOf) }));
  writer.tell();
  return writer.written.map(({ name }) => (subfolder === "" ? name : `${subfolder}/${name}`)).sort();
}

function filesBeside({ written, withoutRoom }: ResultWriter, nameOf: (name: string) => string) {
  return { files: fileEntries(written), ...(withoutRoom.length === 0 ? {} : { files_without_room: withoutRoom.map(nameOf) }) };
}

async function writeFigures(
  resultFor: (name: string) => ProtocolResult,
  figures: readonly PlannedFigure[],
  choice: OutputChoice,
  writer: ResultWriter,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (figures.length === 0) return;
  const { renderPng, renderSvg } = await import("../rendering/render-figure.ts");
  // Drawing blocks the event loop, so each figure starts in a task of its own; its encoding then runs on another thread.
  let turn = Promise.resolve();
  const begun = async <T>(work: () => T): Promise<{ readonly made: T }> => {
    turn = turn.then(() => setImmediate());
    await turn;
    signal?.throwIfAborted();
    return { made: work() };
  };
  await allOf(
    figures.map(async ({ name, make }) => {
      const figure = await (await begun(() => make(resultFor(name), choice.style))).made;
      if (figure === undefined) return;
      await allOf(
        choice.formats.map(async (format) => {
          const { made } = await begun(() => (format === "png" ? renderPng(figure) : renderSvg(figure)));
          await writer.write(`${name}.${format}`, () => made);
        }),
      );
    }),
  );
}

/** Waits until all promises have settled, so that no write continues after an error is reported; then throws the first error. */
async function allOf(promises: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(promises);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}
