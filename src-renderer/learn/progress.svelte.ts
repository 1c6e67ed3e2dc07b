import { z } from "zod";

const answered = z.object({
  /** whether the last answer was right */
  right: z.boolean(),
  /** answers given, until the first right one */
  tries: z.number(),
  /** as it was given */
  answer: z.string(),
});
/** What became of one question. */
export type Answered = z.infer<typeof answered>;

/** by lesson ("03-time-constant.md"; own ones with their folder), then by question ("q1") */
const kept = z.record(z.string(), z.record(z.string(), answered)).catch({});

/** under which the storage has it */
export const progressKey = "rheobase-lessons";

/** Which questions somebody has answered, stored by the browser like the layout. */
export class Progress {
  #kept: z.infer<typeof kept> = $state.raw({});
  readonly #storage: Pick<Storage, "getItem" | "setItem">;

  constructor(storage: Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
    this.#kept = read(storage);
  }

  of(lesson: string, question: string): Answered | undefined {
    return this.#kept[lesson]?.[question];
  }

  /** questions of a lesson that were answered right */
  rightIn(lesson: string): number {
    return Object.values(this.#kept[lesson] ?? {}).filter(({ right }) => right).length;
  }

  /** Notes an answer. A question that was once right stays so. */
  note(lesson: string, question: string, right: boolean, answer: string): void {
    // Another window may have answered meanwhile.
    const now = read(this.#storage);
    const before = now[lesson]?.[question];
    if (before?.right === true) return;
    this.#kept = { ...now, [lesson]: { ...now[lesson], [question]: { right, tries: (before?.tries ?? 0) + 1, answer } } };
    this.#storage.setItem(progressKey, JSON.stringify(this.#kept));
  }

  /** Reloads it after another window changed it. */
  reread(): void {
    this.#kept = read(this.#storage);
  }
}

function read(storage: Pick<Storage, "getItem">): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(storage.getItem(progressKey) ?? "{}"));
  } catch {
    return {};
  }
}
