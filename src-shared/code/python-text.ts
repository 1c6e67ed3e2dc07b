/** Characters that end a line, hide, or change the direction of text: never in a script as they are. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A string literal of Python whose value is `text`, on one line; lone surrogates become U+FFFD. */
export function pyString(text: string): string {
  const escaped = text.replaceAll(/["\\]/g, "\\$&").replaceAll(unsafe, escapeOf);
  return `"${escaped}"`;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!;
  // Half a character has no bytes in UTF-8.
  if (code >= 0xd800 && code <= 0xdfff) return "\\ufffd";
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A comment of Python on one line: what would end the line, or hide, is a space. */
export function pyComment(text: string): string {
  return `# ${text.replaceAll(unsafe, " ").trim()}`;
}

/** A number as Python reads it, to the last bit. */
export function pyNumber(value: number): string {
  return Object.is(value, -0) ? "-0.0" : String(value);
}

/** A list of numbers. */
export function pyNumbers(values: readonly number[]): string {
  return `[${values.map(pyNumber).join(", ")}]`;
}

/** "100 + 50 * sweep", or "100" without a change from sweep to sweep. */
export function inSweepText(first: number, delta: number | undefined): string {
  if (delta === undefined || delta === 0) return pyNumber(first);
  if (first === 0) return `${pyNumber(delta)} * sweep`;
  return delta < 0 ? `${pyNumber(first)} - ${pyNumber(-delta)} * sweep` : `${pyNumber(first)} + ${pyNumber(delta)} * sweep`;
}

/** Lines, each indented by so many levels of four blanks. */
export function indented(lines: readonly string[], levels = 1): string[] {
  return lines.map((line) => (line === "" ? "" : `${"    ".repeat(levels)}${line}`));
}

/** A number for a generator of random numbers, from a seed that is a text: the same text, the same number (FNV-1a, 32 bits). */
export function seedNumber(seed: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
