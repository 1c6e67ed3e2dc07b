/** Splits a text into plain parts and symbols: "V_reset" is V with subscript "reset"; with `alone` V and dt are symbols too. */
export function withSymbols(text: string, alone = false): { readonly text: string; readonly sub?: string }[] {
  const parts: { text: string; sub?: string }[] = [];
  let end = 0;
  for (const match of text.matchAll(alone ? /\b(V|dt)\b()/g : /\b(tau|[A-Zgft])_(m|th|reset|init|ref|L|max)\b/g)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[1] === "tau" ? "\u03C4" : match[1]!, sub: match[2]! });
    end = match.index + match[0].length;
  }
  return end < text.length ? [...parts, { text: text.slice(end) }] : parts;
}
