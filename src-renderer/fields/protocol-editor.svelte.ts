import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { FieldProblem, OpenDocument } from "../state/document.svelte.ts";
import { fieldOf, problemText, sectionOf, type Section } from "./field-problems.ts";

/** What a text typed into a field says; `unfinished`: something readable may still come of it. */
type TextReading<T> = { readonly value: T } | { readonly error: FieldProblem["error"]; readonly unfinished: boolean };

/** What the fields of the designer share: the protocol they edit, and who of them has something to mend. */
export class ProtocolEditor {
  /** the field whose text is not finished yet: its problem is told when it is left */
  #unfinished: string | undefined = $state();
  /** the field that has the focus */
  focused: string | undefined = $state();
  /** spoken when a field with a problem is left */
  announcement: string = $state("");
  readonly #document: () => OpenDocument;

  // By the field that shows it, and by the part of its value that it is about: a spread has fields of its own.
  readonly #problems = $derived.by(() =>
    this.#document().problems.map(({ path, error }) => ({ path: fieldOf(path, error), part: path, error })).filter(({ part }) => part !== this.#unfinished),
  );

  /** @param document the open one, asked anew each time */
  constructor(document: () => OpenDocument) {
    this.#document = document;
  }

  get document(): OpenDocument {
    return this.#document();
  }
  get protocol(): Protocol {
    return this.#document().protocol;
  }

  /** The reason why a field is to be mended. */
  problemAt(path: string): string | undefined {
    const problem = this.#problems.find((one) => one.path === path || one.part === path);
    return problem === undefined ? undefined : problemText(problem.path, problem.error);
  }

  /** What a section says under its fields: the problem of the focused field, else its first one. */
  problemIn(section: Section): { readonly text: string; readonly more: number } | undefined {
    const here = this.#problems.filter(({ path }) => sectionOf(path) === section);
    const shown = here.find(({ path }) => path === this.focused) ?? here[0];
    return shown === undefined ? undefined : { text: problemText(shown.path, shown.error), more: here.length - 1 };
  }

  /** Whether any field under a path is to be mended. */
  hasProblemUnder(path: string): boolean {
    return this.#problems.some((one) => one.path.startsWith(path));
  }

  /** The field that stands for a path that the focus is sent to. */
  fieldFor(path: string): string {
    const problem = this.#document().problems.find((one) => one.path === path);
    return problem === undefined ? path : fieldOf(path, problem.error);
  }

  /** One edit. @param key edits of the same key that follow each other are one step of undo */
  change(label: string, next: Protocol, key?: string): void {
    performance.mark("rheobase:edit");
    if (next !== this.protocol) this.document.change(label, next, key);
  }

  /** A key was pressed in a field: what can be read changes the protocol at once, anything else stays as it is typed. */
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

  /** Escape gives a text that could not be read up, Enter takes what was typed. @returns whether the key did either */
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
    this.announcement = this.problemAt(path) ?? "";
  }
}
