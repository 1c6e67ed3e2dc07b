/** A number or name that a sentence is made of. */
export type SentenceParameter = string | number;

/** Parameters of an error's sentences by name, as plain JSON. */
export type SentenceParameters = Readonly<Record<string, SentenceParameter>>;

/** Formats a parameter of a sentence. A `Sentence` among the parameters is a part that a reader may reword or leave out. */
export type Wording = (name: string, value: SentenceParameter | Sentence) => string;

type Named = readonly [name: string, value: SentenceParameter | Sentence];
type Part = string | Sentence | Named;

/** A text that keeps its parameters: each reader can format them in its own way. */
export class Sentence {
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** Every number and name in it, those of its parts included. */
  get parameters(): SentenceParameters {
    return Object.fromEntries(this.#parts.flatMap((part) => parametersOf(part)));
  }

  /** The text as a reader has it. */
  worded(wording: Wording): string {
    return this.#parts
      .map((part) => {
        if (typeof part === "string") return part;
        return part instanceof Sentence ? part.worded(wording) : wording(...part);
      })
      .join("");
  }

  /** The text in the words of the file format. */
  toString(): string {
    return this.worded((_, value) => String(value));
  }
}

/**
 * Tag of a text with named parameters in it: sentence`V_th is ${{ V_th }} mV`. A string or a sentence is inserted as it is.
 * Each object has one key, the parameter's name.
 */
export function sentence(texts: TemplateStringsArray, ...values: readonly (string | Sentence | Readonly<Record<string, SentenceParameter | Sentence>>)[]): Sentence {
  return new Sentence(texts.flatMap((text, k): Part[] => [text, ...(k < values.length ? partsOf(values[k]!) : [])]));
}

/** Several texts, one after the other, in a reader's words. */
export function wordedTogether(texts: readonly (string | Sentence)[], wording: Wording): string {
  return texts.map((one) => (one instanceof Sentence ? one.worded(wording) : one)).join(" ");
}

/** Every number and name in several texts. */
export function parametersOfAll(texts: readonly (string | Sentence)[]): SentenceParameters {
  return Object.fromEntries(texts.flatMap((one) => (one instanceof Sentence ? Object.entries(one.parameters) : [])));
}

function partsOf(value: string | Sentence | Readonly<Record<string, SentenceParameter | Sentence>>): Part[] {
  return typeof value === "string" || value instanceof Sentence ? [value] : Object.entries(value);
}

function parametersOf(part: Part): [name: string, value: SentenceParameter][] {
  if (typeof part === "string") return [];
  if (part instanceof Sentence) return Object.entries(part.parameters);
  const [name, value] = part;
  return value instanceof Sentence ? Object.entries(value.parameters) : [[name, value]];
}
