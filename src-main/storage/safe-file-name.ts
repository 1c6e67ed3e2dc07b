// Names that Windows reserves for devices, with any extension and in any case; superscripts count as digits there.
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
/** true for a name that Windows reserves for a device, in any folder */
export const isDeviceName = (name: string): boolean => deviceName.test(name);

// Forbidden on Windows or a separator somewhere; control characters; lone surrogates, which are no UTF-8.
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cs}]/gu;
/**
 * The reason why Windows does not accept a name; undefined if it does. Files move between systems, so new names must be valid on all of them.
 */
export function portabilityProblem(name: string): string | undefined {
  if (isDeviceName(name)) return `Windows keeps the name ${name} for a device`;
  const sign = /[<>:"|?*]/.exec(name)?.[0];
  if (sign !== undefined) return `Windows takes no ${sign} in names`;
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(name)) return "it holds invisible characters";
  return /[ .]$/.test(name) ? "Windows takes no name that ends in a blank or a full stop" : undefined;
}

// Invisible: direction marks, zero-width blanks. They would make two different names look alike.
const invisible = /\p{Cf}/gu;
// Leaves room for an ending and a number below the 255 bytes that file systems allow.
const longestName = 120;

/**
 * A file name made of `name` that every system accepts: without separators, characters that Windows forbids, device
 * names, a dot or hyphen in front, blanks or dots at the end; at most 120 bytes of UTF-8 in normal form C.
 * A name that is safe already comes back unchanged; one of which nothing is left becomes "unnamed".
 *
 * @example safeFileName("f-I: 0/600 pA") // "f-I_ 0_600 pA"
 * @example safeFileName("aux.csv") // "_aux.csv"
 */
export function safeFileName(name: string): string {
  // Normalisation comes first: it can shorten the name but never adds a forbidden character.
  const plain = name.normalize("NFC").replace(invisible, "").replace(forbidden, "_").replace(/\s+/gu, " ");
  const trimmed = cut(plain.replace(/^[\s.-]+/u, ""), longestName - 1).replace(/[\s.]+$/u, "");
  if (trimmed === "") return "unnamed";
  return isDeviceName(trimmed) ? `_${trimmed}` : trimmed;
}

/**
 * Safe file names for several things of one folder, no two of them equal even where case does not count: the second of
 * two becomes "name-2".
 */
export function safeFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    let distinct = safe;
    for (let k = 2; taken.has(distinct.toLowerCase()); k++) distinct = `${safe}-${k}`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}

/** The longest beginning of `text` with at most `bytes` bytes of UTF-8, cut between characters. */
function cut(text: string, bytes: number): string {
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += Buffer.byteLength(character, "utf8");
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}
