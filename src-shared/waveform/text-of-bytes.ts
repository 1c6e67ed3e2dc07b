/**
 * Decodes a file of numbers: as UTF-16 if it has its byte order mark, as UTF-8 if it is valid UTF-8, otherwise as Windows-1252, in which
 * spreadsheets write the micro sign as one byte.
 */
export function textOfBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le", { fatal: false }).decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be", { fatal: false }).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252", { fatal: false }).decode(bytes);
  }
}
