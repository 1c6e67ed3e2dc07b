import { parametersOfAll, wordedTogether, type Sentence, type SentenceParameters, type Wording } from "./sentence.ts";

/** The readable part of an error, without its code. */
interface BenchErrorDetails {
  /** File, JSON path, row or parameter that is at fault; empty when there is no place to point at. */
  readonly where: string;
  /** One sentence: the cause and, if it is not obvious, why it matters. */
  readonly what: string | Sentence;
  /** One sentence: how to fix it. */
  readonly remedy: string | Sentence;
}

/** A `BenchError` as plain JSON, for a wire and for programs. */
export interface BenchErrorJson {
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
  /** the numbers and names that `what` and `remedy` are made of, by name */
  readonly parameters: SentenceParameters;
}

/**
 * An error meant for people: `code` and `parameters` for programs, `where`, `what` and `remedy` for eyes.
 * Its wording lives in the files of `src-shared/errors` only: one function per error, its name the code in camel case.
 */
export class BenchError extends Error implements BenchErrorJson {
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
  readonly parameters: SentenceParameters;
  readonly #sentences: readonly (string | Sentence)[];

  constructor(code: string, details: BenchErrorDetails & { readonly parameters?: SentenceParameters }, options?: { cause?: unknown }) {
    const [what, remedy] = [String(details.what), String(details.remedy)];
    super([details.where, what, remedy].filter((part) => part !== "").join("\n  "), options);
    this.name = "BenchError";
    this.code = code;
    this.where = details.where;
    this.what = what;
    this.remedy = remedy;
    this.#sentences = [details.what, details.remedy];
    this.parameters = details.parameters ?? parametersOfAll(this.#sentences);
  }

  /** `what` and `remedy`, one after the other, in a reader's words. An error that crossed a wire says them as it was sent. */
  worded(wording: Wording): string {
    return wordedTogether(this.#sentences, wording);
  }

  /** The error as plain JSON; `fromJson` rebuilds it on the other side of a wire. */
  toJSON(): BenchErrorJson {
    return { code: this.code, where: this.where, what: this.what, remedy: this.remedy, parameters: this.parameters };
  }

  /** Rebuild an error that crossed a wire as JSON. */
  static fromJson(json: BenchErrorJson): BenchError {
    return new BenchError(json.code, json);
  }
}
