/** A file as JSON, of any version. */
export type FileJson = Readonly<Record<string, unknown>>;
