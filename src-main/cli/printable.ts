// Characters that make a terminal do something (colours, titles, a window that answers as if typed), and those that turn the
// direction of what follows. Tabs and line ends are layout.
const acting = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Text from a file, such as the name of a protocol, as a terminal may show it: what would act there is shown as a sign.
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

/** A JSON text with the same meaning, in which no character acts on a terminal. */
export function printableJson(json: string): string {
  return json.replaceAll(acting, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
