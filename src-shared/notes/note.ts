import { parametersOfAll, wordedTogether, type Sentence, type SentenceParameters, type Wording } from "../foundation/sentence.ts";
import type { Plan } from "../plan/plan.ts";

/** Content of a note on one place of a protocol. */
export interface Finding {
  /** JSON pointer into the protocol of the number that the note is about: "/neuron/t_ref" */
  readonly path: string;
  /** one sentence with the numbers: what happens */
  readonly what: string | Sentence;
  /** one sentence: what to do about it */
  readonly remedy: string | Sentence;
}

/** A note, declared once: what is legal and yet makes results that mean something else than they seem to. */
export interface NoteKind {
  /** for programs; "t-ref-off-grid" */
  readonly code: string;
  /** for docs/notes.md: when it is given, one sentence without its full stop */
  readonly when: string;
  /** for docs/notes.md: why it matters */
  readonly because: string;
  /** one finding per place; none where the protocol is free of it. Judged at every edit: it looks at a few sweeps, not at all. */
  readonly find: (plan: Plan) => readonly Finding[];
}

/** A note as plain JSON, for programs and for provenance.json. */
export interface NoteJson {
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
  readonly parameters: SentenceParameters;
}

/** A note on one place of a protocol, found before it runs. */
export class Note {
  readonly code: string;
  /** JSON pointer into what the note is on */
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
  readonly parameters: SentenceParameters;
  readonly #sentences: readonly (string | Sentence)[];

  constructor(code: string, { path, what, remedy }: Finding) {
    this.#sentences = [what, remedy];
    this.code = code;
    this.path = path;
    this.what = String(what);
    this.remedy = String(remedy);
    this.parameters = parametersOfAll(this.#sentences);
  }

  /** `what` and `remedy`, one after the other, in a reader's words. */
  worded(wording: Wording): string {
    return wordedTogether(this.#sentences, wording);
  }

  /** The note in one line. @param place of what it is on: "cell7.rheobase.json /protocols/0"; "" in its own file */
  line(place: string): string {
    const where = `${place}${this.path}`.trimEnd();
    return `${where === "" ? "" : `${where}: `}${this.what} ${this.remedy}`;
  }

  /** The note as plain JSON. @param place as for `line` */
  json(place = ""): NoteJson {
    return { code: this.code, where: `${place}${this.path}`, what: this.what, remedy: this.remedy, parameters: this.parameters };
  }
}
