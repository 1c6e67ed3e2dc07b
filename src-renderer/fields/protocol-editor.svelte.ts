import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { FieldProblem, OpenDocument } from "../state/document.svelte.ts";
import { fieldOf, problemText, sectionOf, type Section } from "./field-problems.ts";

/** Result of parsing a typed text; `unfinished`: more typing may make it valid. */
type TextReading<T> = { readonly value: T } | { readonly error: FieldProblem["error"]; readonly unfinished: boolean };

/** State shared by the designer's fields: the edited protocol and its problems. */
export class ProtocolEditor {
  /** the field with unfinished text, whose problem is shown only when it is left */
  #unfinished: string | undefined = $state();
  /** the field that has the focus */
  focused: string | undefined = $state();
  /** spoken when a field with a problem is left */
  announcement: string = $state("");
  readonly #document: () => OpenDocument;

  // Problems by field and by part of its value, because a spread has a field for each part.
  readonly #problems = $derived.by(() =>
    this.#document().problems.map(({ path, error }) => ({ path: fieldOf(path, error), part: path, error })).filter(({ part }) => part !== this.#unfinished),
  );

  // Notes appear only without problems, because they need a valid protocol.
  readonly #notes = $derived.by(() => this.#document().notes.map((note) => ({ path: fieldOf(note.path, note), text: problemText(note.path, note) })));

  /** @param document returns the open document */
  constructor(document: () => OpenDocument) {
    this.#document = document;
  }

  get document(): OpenDocument {
    return this.#document();
  }
  get protocol(): Protocol {
    return this.#document().protocol;
  }

  /** Text of a field's problem. */
  problemAt(path: string): string | undefined {
    const problem = this.#problems.find((one) => one.path === path || one.part === path);
    return problem === undefined ? undefined : problemText(problem.path, problem.error);
  }

  /** Text of a field's note: its value is legal, and worth a look. */
  noteAt(path: string): string | undefined {
    return this.#notes.find((note) => note.path === path)?.text;
  }

  /** The message under a section: the problem of the focused field, or the first problem; without problems, a note chosen in the same way. */
  remarkIn(section: Section): { readonly tone: "bad" | "warn"; readonly text: string; readonly more: number } | undefined {
    const problems = this.#problems.map(({ path, error }) => ({ path, text: problemText(path, error) }));
    const [tone, remarks] = problems.length > 0 ? (["bad", problems] as const) : (["warn", this.#notes] as const);
    const here = remarks.filter(({ path }) => sectionOf(path) === section);
    const shown = here.find(({ path }) => path === this.focused) ?? here[0];
    return shown === undefined ? undefined : { tone, text: shown.text, more: here.length - 1 };
  }

  /** true if a field under a path has a problem or a note */
  hasRemarkUnder(path: string): boolean {
    return [...this.#problems, ...this.#notes].some((one) => one.path.startsWith(path));
  }

  /** The field to focus for a path. */
  fieldFor(path: string): string {
    const problem = this.#document().problems.find((one) => one.path === path);
    const remark = problem?.error ?? this.#document().notes.find((one) => one.path === path);
    return remark === undefined ? path : fieldOf(path, remark);
  }

  /** Applies an edit. @param key consecutive edits with the same key are one step of undo */
  change(label: string, next: Protocol, key?: string): void {
    performance.mark("rheobase:edit");
    if (next !== this.protocol) this.document.change(label, next, key);
  }

  /** Called at each key in a field: valid text changes the protocol at once, other text is kept as typed. */
  typed<T>(path: string, text: string, reading: TextReading<T>, label: string, write: (value: T) => Protocol): void {
    if ("error" in reading) {
      performance.mark("rheobase:edit");
      this.document.keepText(path, text, reading.error);
      this.#unfinished = reading.unfinished ? path : undefined;
      return;
    }
    this.document.dropText(path);
    this.#unfinished = undefined;
    this.change(label, write(reading.value), path);
  }

  entered(path: string): void {
    this.focused = path;
    this.document.seal();
  }

  /** Handles Escape, which drops unparsed text, and Enter, which confirms. @returns whether the key was handled */
  endsEdit(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }, path: string): boolean {
    if (event.key === "Escape" && this.document.textAt(path) !== undefined) {
      event.stopPropagation();
      event.preventDefault();
      this.document.dropText(path);
      return true;
    }
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return false;
    this.document.seal();
    event.currentTarget.select();
    return true;
  }

  left(path: string): void {
    this.#unfinished = undefined;
    if (this.focused === path) this.focused = undefined;
    this.document.seal();
    this.announcement = this.problemAt(path) ?? this.noteAt(path) ?? "";
  }
}
