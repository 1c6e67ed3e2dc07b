/** A stretch of text in one style; a line of text is a list of them. */
export interface TextRun {
  readonly text: string;
  readonly italic?: boolean;
  readonly subscript?: boolean;
  readonly colour?: string;
}
export type TextLine = readonly TextRun[];

/** A quantity's symbol as print has it: italic letter, upright subscript. `V_th` is V with "th" below. */
export function symbol(name: string): TextLine {
  const [letter = "", subscript] = name.split("_");
  const run: TextRun = { text: letter, italic: true };
  return subscript === undefined ? [run] : [run, { text: subscript, subscript: true }];
}

/** Upright text. */
export function plain(text: string, colour?: string): TextLine {
  return [colour === undefined ? { text } : { text, colour }];
}

/** Parts of a line with a separator between them. */
export function joined(parts: readonly TextLine[], separator: string): TextLine {
  return parts.flatMap((part, k) => (k === 0 ? part : [...plain(separator), ...part]));
}

/** The line without its styles, for alternative texts. */
export function bareText(line: TextLine): string {
  return line.map(({ text, subscript }) => (subscript === true ? `_${text}` : text)).join("");
}
