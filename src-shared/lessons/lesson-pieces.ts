/** A piece of a lesson's text: Markdown, or a block of YAML between fences. */
export interface LessonPiece {
  /** "text", or the word behind the fence */
  readonly kind: "text" | BlockKind;
  readonly text: string;
  /** lines of the file before it */
  readonly before: number;
}

/** Words behind a fence that begin a block of a lesson; other fences are code of the text. */
export const blockKinds = ["question", "figure", "live", "code"] as const;
export type BlockKind = (typeof blockKinds)[number];

/**
 * Front matter and pieces of a lesson. Front matter stands between two lines "---" at the top of the file.
 *
 * @returns without front matter where the file does not begin with it; `unclosed`: line of a fence that is not closed
 */
export function lessonPieces(text: string): { readonly front?: LessonPiece; readonly pieces: readonly LessonPiece[]; readonly unclosed?: number } {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const end = lines[0]?.trimEnd() === "---" ? lines.findIndex((line, k) => k > 0 && line.trimEnd() === "---") : -1;
  if (end < 0) return { pieces: [] };
  const front: LessonPiece = { kind: "text", text: lines.slice(1, end).join("\n"), before: 1 };
  const pieces: LessonPiece[] = [];
  let from = end + 1;
  const cut = (kind: LessonPiece["kind"], to: number): void => {
    const piece = lines.slice(from, to).join("\n");
    if (kind !== "text" || piece.trim() !== "") pieces.push({ kind, text: piece, before: from });
  };
  for (let k = from; k < lines.length; k++) {
    const [, fence, word] = /^(`{3,}|~{3,})\s*(\w*)/.exec(lines[k]!) ?? [];
    if (fence === undefined) continue;
    const close = lines.findIndex((line, other) => other > k && line.trimEnd().startsWith(fence) && line.trim().replaceAll(fence[0]!, "") === "");
    if (close < 0) return { front, pieces, unclosed: k + 1 };
    const kind = blockKinds.find((name) => name === word);
    if (kind !== undefined) {
      cut("text", k);
      from = k + 1;
      cut(kind, close);
      from = close + 1;
    }
    k = close;
  }
  cut("text", lines.length);
  return { front, pieces };
}
