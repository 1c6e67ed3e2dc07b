/** Most objects and arrays in a frame: a hundred times those of the largest experiment anyone had. */
const mostContainers = 2_000_000;
/** Most values: eight waveforms of a million samples. */
const mostValues = 40_000_000;

const [quote, backslash, comma, bracket, brace] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b];

/**
 * Checks what the text of a frame would cost to parse before it is parsed. A hundred megabytes of "[]," are fifty million arrays, which
 * take a minute and gigabytes; as the text of a file, within one string, they cost nothing.
 *
 * @param text JSON as UTF-8
 * @throws RangeError where it holds more objects and arrays, or more values, than any frame does
 */
export function requireParsable(text: Uint8Array): void {
  let containers = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at]!;
    if (byte === quote) at = endOfString(text, at + 1);
    else if (byte === comma) values++;
    else if (byte === bracket || byte === brace) containers++;
    if (containers > mostContainers || values > mostValues) throw new RangeError("more values than any frame has");
  }
}

/** Position of the quote that ends a string; the end of the text where none does, which the parser will refuse. */
function endOfString(text: Uint8Array, start: number): number {
  for (let end = text.indexOf(quote, start); end >= 0; end = text.indexOf(quote, end + 1)) {
    let escapes = end;
    while (text[escapes - 1] === backslash) escapes--;
    if ((end - escapes) % 2 === 0) return end;
  }
  return text.length;
}
