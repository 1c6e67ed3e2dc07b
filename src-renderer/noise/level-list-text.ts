import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { levelListAmbiguous, levelListUnreadable, levelRangeOpen, numberMissing } from "../../src-shared/errors/typing-errors.ts";
import { parseLevels } from "../../src-shared/protocol/level-list.ts";
import { readQuantity, writeQuantity } from "../notation/quantity-text.ts";

/** Levels in a protocol: numbers, or a range "first:step:last". */
export type Levels = string | readonly number[];
export type LevelsReading = { readonly levels: Levels } | { readonly error: BenchError; readonly unfinished: boolean };

/**
 * Levels as people type them: "0, 1, 2", "0 1 2", "0,5; 1", or a range "0:0.5:5", decimal commas in it understood.
 * A unit behind the last level is that of all, unless others have their own. Rejects a text in which commas or blanks could part levels,
 * thousands or decimals: "0,5", "1 000".
 *
 * @param where for errors: JSON pointer of the field
 * @param unit of the levels
 */
export function readLevels(text: string, unit: string, where: string): LevelsReading {
  const plain = text.trim().replace(/[\u2010-\u2013\u2212]/g, "-");
  if (plain === "") return { error: numberMissing(where, "The list of levels"), unfinished: true };
  if (plain.includes(":") && !/[;]/.test(plain)) return readRange(plain, unit, where);
  const parts = partsOf(plain);
  if (parts === undefined) return { error: levelListAmbiguous(where, text.trim()), unfinished: false };
  const levels: number[] = [];
  for (const [k, part] of withSharedUnit(parts).entries()) {
    const reading = readQuantity(part, { name: "the level", unit }, where);
    // A trailing comma means that the next level is about to be typed.
    if (part === "" && k === parts.length - 1) continue;
    if ("error" in reading) return { error: partProblem(reading.error, where, parts[k]!), unfinished: k === parts.length - 1 && reading.unfinished };
    levels.push(reading.value);
  }
  return { levels };
}

/** The texts of a list; undefined where its commas or blanks could mean two things. */
function partsOf(text: string): string[] | undefined {
  const trimmed = (separator: RegExp | string) => text.split(separator).map((part) => part.trim());
  if (text.includes(";")) return trimmed(";");
  const commas = text.match(/,/g)?.length ?? 0;
  if (commas === 0) return partsAtBlanks(text);
  const tight = text.match(/\d,\d/g)?.length ?? 0;
  const loose = text.match(/,\s/g)?.length ?? 0;
  if (tight > 0 && (loose > 0 || commas === 1)) return undefined;
  return loose === 0 && mayBeThousands(trimmed(",")) ? undefined : trimmed(",");
}

function partsAtBlanks(text: string): string[] | undefined {
  // Thin and unbreakable blanks part thousands, as fields write them. A unit belongs to the number before it, an operator to both sides.
  const joined = text
    .replace(/(\d)[\u00A0\u2009\u202F](?=\d{3})/g, "$1")
    .replace(/\s*([*/×·÷()])\s*/g, "$1")
    .replace(/\s+(?=[A-Za-zµΩ°√])/g, "\u0000");
  const parts = joined.split(/\s+/);
  return mayBeThousands(parts) ? undefined : parts.map((part) => part.replaceAll("\u0000", " "));
}

/** "1 000" may be one number or two; "50 100 150" is a list, though its last parts have three digits. */
function mayBeThousands(parts: readonly string[]): boolean {
  const followers = parts.slice(1).filter((part, k) => /^\d{3}\b/.test(part) && /^[+-]?\d{1,3}$/.test(parts[k]!));
  return followers.some((part) => part.startsWith("0")) || (parts.length === 2 && followers.length === 1 && /^[+-]?[1-9]/.test(parts[0]!));
}

const unitBehind = /(?<=[\d.)]\s*)[A-Za-zµΩ°×√](?![+-]?\d).*$/;

/** The parts, each with the unit of the last, where no other has one: "0, 1, 2 mV". */
function withSharedUnit(parts: readonly string[]): readonly string[] {
  const unit = unitBehind.exec(parts.at(-1) ?? "")?.[0];
  if (unit === undefined || parts.slice(0, -1).some((part) => unitBehind.test(part))) return parts;
  return parts.map((part, k) => (k === parts.length - 1 || part === "" ? part : `${part} ${unit}`));
}

/** What is wrong with one level; what is no number at all is told as a part of the list. */
function partProblem(error: BenchError, where: string, part: string): BenchError {
  return error.code === "number-unreadable" || error.code === "number-missing" ? levelListUnreadable(where, part) : error;
}

function readRange(text: string, unit: string, where: string): LevelsReading {
  const parts = text.split(":").map((part) => part.trim());
  const numbers: number[] = [];
  for (const part of withSharedUnit(parts).filter((one) => one !== "")) {
    const reading = readQuantity(part, { name: "the range", unit }, where);
    if ("error" in reading) return { error: partProblem(reading.error, where, part), unfinished: reading.unfinished };
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
