import { timeFactors, valueFactors, type TimeUnit, type ValueUnit } from "./waveform-units.ts";

/** The unit in the title of a column. */
export type TitleUnit =
  | { readonly kind: "time"; readonly unit: TimeUnit }
  | { readonly kind: "value"; readonly unit: ValueUnit }
  /** V, mV: no current */
  | { readonly kind: "voltage"; readonly unit: string }
  /** an unknown unit in brackets */
  | { readonly kind: "unknown"; readonly unit: string }
  | { readonly kind: "none" };

const timeWords: Readonly<Record<string, TimeUnit>> = { s: "s", sec: "s", secs: "s", second: "s", seconds: "s", ms: "ms", msec: "ms", us: "us", usec: "us" };
const valueWords: Readonly<Record<string, ValueUnit>> = { A: "A", amp: "A", mA: "mA", uA: "uA", nA: "nA", pA: "pA", "V/s": "V/s", rheobase: "rheobase" };
const voltages: ReadonlySet<string> = new Set(["V", "mV", "uV"]);

/** The unit that a title ends with: "Time (ms)", "current [nA]", "I_pA", "t/s", "time in s". */
export function titleUnit(title: string): TitleUnit {
  const plain = withoutMicro(title);
  const bracketed = /[([]\s*([^()[\]]+?)\s*[)\]]\s*$/.exec(plain)?.[1];
  // A single letter after a blank is rather a name than a unit: "Channel A".
  const word = bracketed ?? /(?:[_,/]\s*|\bin\s+)([A-Za-z]+(?:\/s)?)$/.exec(plain)?.[1] ?? /\s([A-Za-z]{2,})$/.exec(plain)?.[1];
  const known = word === undefined ? undefined : unitCalled(word);
  return known ?? (bracketed === undefined ? { kind: "none" } : { kind: "unknown", unit: bracketed });
}

/** The unit in a cell of a row of units: "ms", "(pA)"; "unknown" for another word. */
export function cellUnit(cell: string): TitleUnit {
  const word = withoutMicro(cell).replace(/^[([]\s*|\s*[)\]]$/g, "");
  return word === "" ? { kind: "none" } : (unitCalled(word) ?? { kind: "unknown", unit: word });
}

function unitCalled(word: string): TitleUnit | undefined {
  if (Object.hasOwn(timeWords, word)) return { kind: "time", unit: timeWords[word]! };
  if (Object.hasOwn(valueWords, word)) return { kind: "value", unit: valueWords[word]! };
  return voltages.has(word) ? { kind: "voltage", unit: word } : undefined;
}

/** The micro sign and the Greek letter look the same; both mean u here. */
function withoutMicro(text: string): string {
  return text.trim().replaceAll(/[\u00B5\u03BC]/g, "u");
}

/** true if a title names times, by its first word or its unit */
export function namesTimes(title: string): boolean {
  return titleUnit(title).kind === "time" || /^(t|time|times|zeit|temps|tiempo)\b/i.test(title.trim().replaceAll("_", " "));
}

/** true if a title names a current, by its first word or its unit */
export function namesCurrent(title: string): boolean {
  const { kind } = titleUnit(title);
  return kind === "value" || (kind !== "voltage" && /^(i|current|cmd|command|stim|stimulus|inj|injected|strom)\b/i.test(title.trim().replaceAll("_", " ")));
}

/** true if a title names a column that only counts the rows */
export function namesIndex(title: string): boolean {
  return /^(|#|n|no\.?|nr\.?|row|rows|index|idx|sample|samples|unnamed: ?\d+)$/i.test(title.trim());
}

/** Units to choose from, for messages. */
export const timeUnits = Object.keys(timeFactors) as readonly TimeUnit[];
export const valueUnits = Object.keys(valueFactors) as readonly ValueUnit[];
