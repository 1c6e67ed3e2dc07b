// Control characters, with which a terminal sets colours and titles or even types input, and characters that change the text direction.
// Tabs and line ends are allowed.
const acting = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Makes text from a file, such as a protocol's name, safe to print on a terminal or within a sentence of the page: visible symbols replace
 * control characters and those that turn the direction of the words around them.
 *
 * @example printable("a\x1b[31m") // "a␛[31m"
 */
export function printable(text: string): string {
  return text.replaceAll(acting, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? "␡" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** Escapes control characters in a JSON text, which keeps its meaning. */
export function printableJson(json: string): string {
  return json.replaceAll(acting, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
