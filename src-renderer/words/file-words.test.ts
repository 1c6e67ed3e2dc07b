import { expect, test } from "vitest";
import { fileState, fileStateInFull } from "./file-words.ts";

const now = Date.UTC(2026, 10, 21, 12);
const file = { path: "cell.rheobase.json", edited: false, keptAt: undefined, fileChanged: undefined };

test("names the state of the file in a word and in a sentence", () => {
  expect([fileState(file), fileStateInFull(file, now)]).toEqual(["Saved", "Saved in cell.rheobase.json."]);
  expect([fileState({ ...file, edited: true }), fileStateInFull({ ...file, edited: true }, now)]).toEqual(["Edited", "Not saved to cell.rheobase.json yet."]);
  expect(fileState({ ...file, path: undefined })).toBe("Not saved");
  expect(fileStateInFull({ ...file, edited: true, keptAt: now }, now)).toMatch(/^Not saved to cell\.rheobase\.json yet\. Kept for recovery at \d\d:\d\d\.$/);
});

test("edits saved to a deleted file count as unsaved", () => {
  const gone = { ...file, fileChanged: "deleted" as const };
  expect([fileState(gone), fileStateInFull(gone, now)]).toEqual(["Not saved", "cell.rheobase.json was deleted or renamed outside of this window."]);
});
