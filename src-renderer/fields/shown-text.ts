/** What decides the text of a field. */
export interface FieldTexts {
  /** typed and not readable */
  readonly kept: string | undefined;
  /** as it was typed since the field has the focus */
  readonly draft: string | undefined;
  /** whether the draft still says what the protocol holds: undo may have changed it since */
  readonly draftHolds: (draft: string) => boolean;
  /** what the protocol holds, written out */
  readonly written: string;
}

/** The text of a field: what could not be read stays as typed, so does what is being typed; everything else as the bench writes it. */
export function shownText({ kept, draft, draftHolds, written }: FieldTexts): string {
  if (kept !== undefined) return kept;
  return draft !== undefined && draftHolds(draft) ? draft : written;
}
