import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A required key is missing. */
export const valueMissing = (where: string, name: string, expected: string, misspelt: string | undefined) =>
  new BenchError("value-missing", {
    where,
    what: sentence`${{ name }} is missing; it must be ${{ expected }}.`,
    remedy:
      misspelt === undefined
        ? sentence`Add ${{ name }}${{ seeFormat: "; docs/file-format.md describes every key" }}.`
        : sentence`Add ${{ name }}. Is "${{ misspelt }}" a misspelling of it?`,
  });

/** A value has the wrong type, or is not one of the allowed values. */
export const valueInvalid = (where: string, name: string, found: string, expected: string) =>
  new BenchError("value-invalid", {
    where,
    what: sentence`${{ name }} is ${{ found }}; it must be ${{ expected }}.`,
    remedy: sentence`Correct ${{ name }}${{ seeFormat: "; docs/file-format.md describes every key" }}.`,
  });

/** A file is not JSON. */
export const notJson = (file: string, line: number, column: number, reason: string) =>
  new BenchError("not-json", {
    where: `${file} line ${line}, column ${column}`,
    what: sentence`The text is not JSON: ${{ reason }}.`,
    remedy: "Correct the text at this place, or take the last version that was saved by Rheobase.",
  });

/** A JSON object has one key twice, with different values. */
export const keyRepeated = (file: string, line: number, column: number, key: string) =>
  new BenchError("key-repeated", {
    where: `${file} line ${line}, column ${column}`,
    what: sentence`The key "${{ key }}" occurs twice in one object with different values, so one of them would be lost.`,
    remedy: "Remove one of the two.",
  });

/** A JSON file is something other than an experiment. */
export const notAnExperiment = (file: string, found: string) =>
  new BenchError("not-an-experiment", {
    where: file,
    what: sentence`This is not a Rheobase experiment: ${{ found }}.`,
    remedy: 'Choose a file whose name ends in .rheobase.json; it begins with "format": "rheobase-experiment".',
  });

/** The file's version is missing or unknown. */
export const versionUnknown = (file: string, found: string, current: number) =>
  new BenchError("version-unknown", {
    where: `${file} /version`,
    what: sentence`The version of the file format is ${{ found }}; it must be ${current === 1 ? "1" : sentence`a whole number from 1 to ${{ current }}`}.`,
    remedy: sentence`Set version to ${{ current }} if the file was written by hand.`,
  });

/** The file was written by a newer Rheobase than this one. */
export const versionNewer = (file: string, version: number, current: number) =>
  new BenchError("version-newer", {
    where: `${file} /version`,
    what: sentence`The file has format version ${{ version }}, written by a newer Rheobase; this one reads versions up to ${{ current }} and will not guess at the rest.`,
    remedy: "Update Rheobase to open it.",
  });
