/** What an error says to a person, apart from its code. */
export interface BenchErrorDetails {
  /** File, JSON path, row or parameter that is at fault; empty when there is no place to point at. */
  readonly where: string;
  /** One sentence: what is wrong and, where it is not plain, why it matters. */
  readonly what: string;
  /** One sentence: what to do about it. */
  readonly remedy: string;
}

/** A `BenchError` as plain JSON, for a wire. */
export interface BenchErrorJson extends BenchErrorDetails {
  readonly code: string;
}

/**
 * An error meant for people: code for programs, where, what and remedy for eyes.
 * Its wording lives in the files of `src-shared/errors` only: one function per error, its name the code in camel case.
 */
export class BenchError extends Error implements BenchErrorJson {
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly remedy: string;

  constructor(code: string, details: BenchErrorDetails, options?: { cause?: unknown }) {
    super([details.where, details.what, details.remedy].filter((part) => part !== "").join("\n  "), options);
    this.name = "BenchError";
    this.code = code;
    this.where = details.where;
    this.what = details.what;
    this.remedy = details.remedy;
  }

  /** The error as plain JSON; `fromJson` rebuilds it on the other side of a wire. */
  toJSON(): BenchErrorJson {
    return { code: this.code, where: this.where, what: this.what, remedy: this.remedy };
  }

  /** Rebuild an error that crossed a wire as JSON. */
  static fromJson(json: BenchErrorJson): BenchError {
    return new BenchError(json.code, json);
  }
}
