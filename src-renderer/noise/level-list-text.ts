import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { levelListAmbiguous, levelListUnreadable, levelRangeOpen, numberMissing } from "../../src-shared/errors/typing-errors.ts";
import { parseLevels } from "../../src-shared/protocol/level-list.ts";
import { readQuantity, writeQuantity } from "../notation/quantity-text.ts";

/** Levels in a protocol: numbers, or a range "first:step:last". */
export type Levels = string | readonly number[];
export type LevelsReading = { readonly levels: Levels } | { readonly error: BenchError; readonly unfinished: boolean };

/**
 * Levels as people type them: "0, 1, 2", "0 1 2", "0,5; 1", or a range "0:0.5:5", decimal commas in it understood.
 * Rejects a text in which commas could separate levels or decimals.
 *
 * @param where for errors: JSON pointer of the field
 * @param unit unit that may follow the list
 */
export function readLevels(text: string, unit: string, where: string): LevelsReading {
  const plain = text.trim().replace(/[\u2010-\u2013\u2212]/g, "-");
  if (plain === "") return { error: numberMissing(where, "The list of levels"), unfinished: true };
  if (plain.includes(":") && !/[;]/.test(plain)) return readRange(plain, unit, where);
  const parts = partsOf(plain);
  if (parts === undefined) return { error: levelListAmbiguous(where, text.trim()), unfinished: false };
  const levels: number[] = [];
  for (const [k, part] of parts.entries()) {
    const reading = readQuantity(part, { name: "the level", unit }, where);
    // A trailing comma means that the next level is about to be typed.
    if (part === "" && k === parts.length - 1) continue;
    if ("error" in reading) return { error: levelListUnreadable(where, part), unfinished: k === parts.length - 1 && reading.unfinished };
    levels.push(reading.value);
  }
  return { levels };
}

/** The texts of a list; undefined where its commas could mean two things. */
function partsOf(text: string): string[] | undefined {
  const trimmed = (separator: RegExp | string) => text.split(separator).map((part) => part.trim());
  if (text.includes(";")) return trimmed(";");
  const commas = text.match(/,/g)?.length ?? 0;
  if (commas === 0) return text.split(/\s+/);
  const tight = text.match(/\d,\d/g)?.length ?? 0;
  const loose = text.match(/,\s/g)?.length ?? 0;
  if (tight > 0 && (loose > 0 || commas === 1)) return undefined;
  return trimmed(",");
}

function readRange(text: string, unit: string, where: string): LevelsReading {
  const parts = text.split(":").map((part) => part.trim());
  const numbers: number[] = [];
  for (const part of parts.filter((one) => one !== "")) {
    const reading = readQuantity(part, { name: "the range", unit }, where);
    if ("error" in reading) return { error: levelListUnreadable(where, part), unfinished: reading.unfinished };
    numbers.push(reading.value);
  }
  if (parts.length < 3 || parts.includes("")) return { error: levelRangeOpen(where, text), unfinished: parts.length <= 3 };
  if (parts.length > 3) return { error: levelListUnreadable(where, text), unfinished: false };
  const levels = numbers.map(String).join(":");
  try {
    parseLevels(levels, where);
  } catch (error) {
    if (error instanceof BenchError) return { error, unfinished: true };
    throw error;
  }
  return { levels };
}

/** Formats levels for their field. Blanks separate levels, so thousands are not grouped. */
export function writeLevels(levels: Levels): string {
  if (typeof levels !== "string") return levels.map((level) => writeQuantity(level).replaceAll("\u2009", "")).join(", ");
  return levels.replaceAll("-", "\u2212").replace(/\s+/g, "");
}

/** Number of levels; undefined for an invalid range. */
export function countOfLevels(levels: Levels): number | undefined {
  try {
    return parseLevels(levels).length;
  } catch (error) {
    if (error instanceof BenchError) return undefined;
    throw error;
  }
}
