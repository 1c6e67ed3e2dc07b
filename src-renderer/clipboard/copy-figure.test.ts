import { afterEach, expect, test, vi } from "vitest";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { copyPicture } from "./copy-figure.ts";

class StandInItem {
  constructor(readonly types: Record<string, Promise<Blob>>) {}
}

/** A clipboard that records what is written, or refuses. */
function aClipboard(refusal?: Error) {
  const taken: Blob[] = [];
  const write = async ([item]: StandInItem[]) => {
    if (refusal !== undefined) throw refusal;
    taken.push(await item!.types["image/png"]!);
  };
  vi.stubGlobal("ClipboardItem", StandInItem);
  vi.stubGlobal("navigator", { clipboard: { write } });
  return taken;
}

afterEach(() => vi.unstubAllGlobals());

test("a figure is written to the clipboard as PNG", async () => {
  const taken = aClipboard();
  await copyPicture("fi_curve", () => Promise.resolve({ bytes: new Uint8Array([1, 2, 3]) }));
  expect(taken[0]!.type).toBe("image/png");
  expect(new Uint8Array(await taken[0]!.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
});

test("a figure without content is reported as such, not as the clipboard's failure", async () => {
  aClipboard();
  await expect(copyPicture("raster", () => Promise.resolve(undefined))).rejects.toMatchObject({ code: "nothing-to-copy", where: "raster" });
});

test("an error of drawing is reported unchanged", async () => {
  aClipboard();
  const failure = unexpected(new Error("out of ink"));
  await expect(copyPicture("raster", () => Promise.reject(failure))).rejects.toBe(failure);
});

test("a refusal by the clipboard is reported with its reason", async () => {
  aClipboard(new Error("Permission denied."));
  const copying = copyPicture("raster", () => Promise.resolve({ bytes: new Uint8Array([1]) }));
  await expect(copying).rejects.toMatchObject({ code: "clipboard-refused", parameters: { reason: "Permission denied" } });
});
