/** Inputs that determine the text of a field. */
export interface FieldTexts {
  /** typed text that could not be parsed */
  readonly kept: string | undefined;
  /** text typed since the field got the focus */
  readonly draft: string | undefined;
  /** whether the typed text still equals the protocol's value, which undo may have changed */
  readonly draftHolds: (draft: string) => boolean;
  /** text of the protocol's value */
  readonly written: string;
}

/** The text of a field: unparsed text and text being typed are kept as they are; everything else is formatted. */
export function shownText({ kept, draft, draftHolds, written }: FieldTexts): string {
  if (kept !== undefined) return kept;
  return draft !== undefined && draftHolds(draft) ? draft : written;
}
