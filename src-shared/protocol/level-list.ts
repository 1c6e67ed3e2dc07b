import { decimalSum } from "../foundation/decimal.ts";
import { levelsUnreadable, levelStepWrong, tooManyLevels } from "../errors/protocols-errors.ts";

const limit = 1_000_000;
const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const range = new RegExp(String.raw`^\s*(${number})\s*:\s*(${number})\s*:\s*(${number})\s*$`);

/**
 * The numbers of a level list: an array as it is, a range text "first:step:last" as first + k step up to and including last
 * (if the step meets it), clean in decimals: "0:0.1:0.3" ends with 0.3, not 0.30000000000000004.
 *
 * @param where for errors: file and JSON path of the list
 * @throws BenchError levels-unreadable, level-step-wrong, too-many-levels (above 10^6)
 * @example parseLevels("0:0.5:2") // [0, 0.5, 1, 1.5, 2]
 */
export function parseLevels(levels: string | readonly number[], where = ""): number[] {
  if (typeof levels !== "string") return [...levels];
  const match = range.exec(levels);
  if (match === null) throw levelsUnreadable(where, levels);
  const [first, step, last] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (![first, step, last].every(Number.isFinite)) throw levelsUnreadable(where, levels);
  if (first === last) return [first + 0];
  if (step === 0 || step > 0 !== last > first) throw levelStepWrong(where, levels);
  // A billionth of a step of slack: 0.3 / 0.1 is 2.9999999999999996.
  const count = Math.floor((last - first) / step + 1e-9) + 1;
  if (count > limit) throw tooManyLevels(where, levels, count, limit);
  return Array.from({ length: count }, (_, k) => (k === 0 ? first + 0 : decimalSum(first, k * step)));
}
