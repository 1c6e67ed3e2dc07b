import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { decimal, decimalSum } from "../../src-shared/foundation/decimal.ts";
import { calculated, isCalculation } from "./arithmetic.ts";
import { numberAmbiguous, numberMissing, numberNotWhole, numberOutOfRange, numberUnreadable, unitUnknown } from "../../src-shared/errors/typing-errors.ts";

/** Name, unit and kind of a number field, used in its error messages. */
export interface Asked {
  /** as people call it: "tau_m", "Duration" */
  readonly name: string;
  /** as the file format writes it, "MOhm"; "" for a bare number */
  readonly unit: string;
  /** accept whole numbers only */
  readonly whole?: boolean;
}

/** Result of parsing a number. `unfinished`: more typing may make it valid ("-", "2e"). */
export type Reading = { readonly value: number } | { readonly error: BenchError; readonly unfinished: boolean };

const minusSigns = /[\u2010-\u2013\u2212\uFE63\uFF0D]/g;

/** For each unit of a field: the units accepted after a number, with their factor to the field's unit. */
const typedUnits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ms: { ms: 1, s: 1000, us: 0.001, "µs": 0.001 },
  mV: { mV: 1, V: 1000, uV: 0.001, "µV": 0.001 },
  pA: { pA: 1, nA: 1000, uA: 1e6, "µA": 1e6, fA: 0.001 },
  MOhm: { MOhm: 1, "MΩ": 1, GOhm: 1000, "GΩ": 1000, kOhm: 0.001, "kΩ": 0.001 },
  pF: { pF: 1, nF: 1000, fF: 0.001 },
  nS: { nS: 1, uS: 1000, "µS": 1000, pS: 0.001 },
  Hz: { Hz: 1, kHz: 1000 },
  rad: { rad: 1, "°": Math.PI / 180, deg: Math.PI / 180 },
  "V/s": { "V/s": 1, "mV/ms": 1 },
  rheobase: { rheobase: 1, "×": 1, x: 1, "× rheobase": 1 },
  cells: { cells: 1, cell: 1 },
  dt: { dt: 1 },
};

/**
 * Parses a number: "2e2", "0,5", "1 000", with U+2212 or a hyphen, and with a unit of the field's kind behind it.
 * "1,250" is refused: it could be 1250 or 1.25. Units of another scale are converted ("0.2 nA" is 200 pA). Calculations are
 * done: "1/3", "=2*3 nA".
 *
 * @param where for errors: JSON pointer of the field
 */
export function readQuantity(text: string, asked: Asked, where: string): Reading {
  const plain = text.trim().replace(minusSigns, "-").replace(/\u03BC/g, "µ").replace(/\u2126/g, "Ω");
  if (plain === "") return { error: numberMissing(where, asked.name), unfinished: true };
  if (isCalculation(plain)) return readCalculation(plain, asked, where);
  const parts = /^([+-]?\s*(?:[\d.,\s]*\d[.,]?)(?:e[+-]?\d+)?)(.*)$/i.exec(plain);
  if (parts === null) return { error: numberUnreadable(where, asked.name, text.trim()), unfinished: /^[+-]?[.,]?$/.test(plain) };
  const [, digits = "", rest = ""] = parts;
  const unit = rest.trim();
  const scale = scaleOf(unit, asked.unit);
  if (scale === undefined) {
    if (/^e[+-]?$/i.test(rest)) return { error: numberUnreadable(where, asked.name, text.trim()), unfinished: true };
    const isWord = /^[^\d.,:;=+-]+$/.test(unit);
    return {
      error: isWord ? unitUnknown(where, unit, asked.name, displayUnit(asked.unit)) : numberUnreadable(where, asked.name, text.trim()),
      unfinished: startsUnit(unit, asked.unit),
    };
  }
  const number = readDecimal(digits.replace(/^([+-])\s+/, "$1"));
  if (number === undefined) return { error: numberUnreadable(where, asked.name, text.trim()), unfinished: false };
  if (typeof number !== "number") return { error: numberAmbiguous(where, text.trim(), number.grouped, number.decimal), unfinished: false };
  const value = scale === 1 ? number : decimal(number * scale);
  if (value === 0 && /[1-9]/.test(digits.replace(/e.*$/i, ""))) return { error: numberOutOfRange(where, text.trim()), unfinished: false };
  return asAsked(value, text, asked, where);
}

function asAsked(value: number, text: string, asked: Asked, where: string): Reading {
  if (!Number.isFinite(value)) return { error: numberOutOfRange(where, text.trim()), unfinished: false };
  if (asked.whole === true && !Number.isInteger(value)) return { error: numberNotWhole(where, asked.name, value), unfinished: false };
  // Adding 0 turns -0 into 0.
  return { value: value + 0 };
}

/** A calculation, with a unit of the field's kind behind it. */
function readCalculation(text: string, asked: Asked, where: string): Reading {
  const [terms = ""] = /^(?:[=\d.,\s+\-*/×·÷()]|(?<=\d)e(?=[+-]?\d))*/i.exec(text) ?? [];
  const unit = text.slice(terms.length).trim();
  const result = calculated(terms);
  const scale = scaleOf(unit, asked.unit);
  if (!("value" in result)) return { error: numberUnreadable(where, asked.name, text), unfinished: result.unfinished };
  if (scale === undefined) return { error: unitUnknown(where, unit, asked.name, displayUnit(asked.unit)), unfinished: startsUnit(unit, asked.unit) };
  return asAsked(scale === 1 ? result.value : result.value * scale, text, asked, where);
}

/** Factor of a typed unit to the field's; undefined where it is no unit of its kind. */
function scaleOf(typed: string, unit: string): number | undefined {
  if (typed === "" || typed === unit || typed === displayUnit(unit)) return 1;
  return typedUnits[unit]?.[typed];
}

/** Digits with a decimal point or comma, thousands parted by blanks or by the other sign; undefined where they do not make one number. */
function readDecimal(text: string): number | { readonly grouped: string; readonly decimal: string } | undefined {
  const [mantissa = "", exponent] = text.split(/e/i);
  const sign = /^[+-]/.exec(mantissa)?.[0] ?? "";
  let body = mantissa.slice(sign.length);
  if (/\s/.test(body)) {
    if (!/^\d{1,3}(?:\s\d{3})+(?:[.,]\d*)?$/.test(body)) return undefined;
    body = body.replace(/\s/g, "");
  } else if (exponent === undefined && /^[1-9]\d{0,2},\d{3}$/.test(body)) {
    const signed = sign === "-" ? "-" : "";
    return { grouped: signed + body.replace(",", ""), decimal: signed + String(Number(body.replace(",", "."))) };
  }
  const plain = withPoint(body);
  return plain === undefined ? undefined : Number(`${sign}${plain}${exponent === undefined ? "" : `e${exponent}`}`);
}

/** The digits with a decimal point alone. */
function withPoint(body: string): string | undefined {
  if (/^(?:\d+\.?\d*|\.\d+)$/.test(body)) return body;
  if (/^(?:\d+,?\d*|,\d+)$/.test(body)) return body.replace(",", ".");
  if (/^\d{1,3}(?:,\d{3})+\.\d*$/.test(body) || /^\d{1,3}(?:,\d{3}){2,}$/.test(body)) return body.replaceAll(",", "");
  if (/^\d{1,3}(?:\.\d{3})+,\d*$/.test(body) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(body)) return body.replaceAll(".", "").replace(",", ".");
  return undefined;
}

function startsUnit(typed: string, unit: string): boolean {
  return Object.keys(typedUnits[unit] ?? {}).some((name) => name.startsWith(typed));
}

/** A unit as people read it: "MΩ" for "MOhm". */
export function displayUnit(unit: string): string {
  return unit === "MOhm" ? "MΩ" : unit === "rheobase" ? "× rheobase" : unit === "pA sqrt(s)" ? "pA√s" : unit;
}

/**
 * A number in the fewest digits that read back to it: true minus sign, thin blanks between thousands.
 *
 * @param signed whether a number above 0 gets its plus, as a change has it
 */
export function writeQuantity(value: number, signed = false): string {
  const text = String(Math.abs(value));
  const grouped = text.includes("e") ? text.replace("-", "\u2212") : grouping(text);
  const sign = value < 0 ? "\u2212" : signed && value > 0 ? "+" : "";
  return sign + grouped;
}

function grouping(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, "\u2009");
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

/** Formats a derived number with few digits. */
export function writeDerived(value: number): string {
  return writeQuantity(Number(value.toPrecision(4)));
}

/** A number as spreadsheets take it: no grouping, a plain hyphen. */
export function writePlain(value: number): string {
  return String(value);
}

/** Number of steps for a key: 1 for Up, -10 for Shift+Down, 0.1 for Alt+Up; undefined for other keys. */
export function stepsOf(press: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): number | undefined {
  if (press.ctrlKey || press.metaKey) return undefined;
  const direction = press.key === "ArrowUp" ? 1 : press.key === "ArrowDown" ? -1 : undefined;
  if (direction === undefined) return undefined;
  return direction * (press.shiftKey ? 10 : press.altKey ? 0.1 : 1);
}

/** A number so many steps on; counts go by one at least. */
export function stepped(value: number, steps: number, step: number, whole: boolean): number {
  const by = whole ? Math.sign(steps) * Math.max(1, Math.round(Math.abs(steps) * step)) : decimal(steps * step);
  return decimalSum(value, by);
}
