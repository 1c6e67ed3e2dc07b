import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Kernel } from "../../src-shared/engine/kernel.ts";
import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Lesson } from "../../src-shared/lessons/lesson.ts";
import { lessonProblems } from "../../src-shared/lessons/lesson-problems.ts";
import { readLesson } from "../../src-shared/lessons/read-lesson.ts";
import type { KeptLesson } from "./progress-file.ts";
import type { Progress } from "./progress.svelte.ts";
import { shippedLessons } from "./shipped-lessons.ts";

/** A lesson of the list, or what keeps its file from being one; a lesson may have problems that leave the rest of it usable. */
export interface ListedLesson {
  /** by which progress is kept */
  readonly key: string;
  readonly file: string;
  readonly lesson: Lesson | undefined;
  readonly problems: readonly BenchError[];
}

/** Lessons of one window: those of the program, those of a folder of one's own, and the open one. */
export class LearnState {
  readonly progress: Progress;
  readonly shipped: readonly ListedLesson[] = shippedLessons().map(({ name, text }) => listed(name, name, text));
  #own: { readonly folder: string; readonly lessons: readonly ListedLesson[] } | undefined = $state.raw();
  #openKey: string | undefined = $state();
  #problem: BenchError | undefined = $state.raw();
  #kernel: Kernel | undefined;
  readonly #workbench: Pick<Workbench, "readLessons">;

  constructor(workbench: Pick<Workbench, "readLessons">, progress: Progress) {
    this.#workbench = workbench;
    this.progress = progress;
  }

  /** the engine, which checks answers and fills numbers in */
  get kernel(): Kernel {
    return (this.#kernel ??= loadWasmKernel());
  }
  /** lessons of the opened folder */
  get own(): { readonly folder: string; readonly lessons: readonly ListedLesson[] } | undefined {
    return this.#own;
  }
  /** why the folder could not be opened */
  get problem(): BenchError | undefined {
    return this.#problem;
  }
  /** the open lesson; undefined: the list is shown */
  get open(): KeptLesson | undefined {
    const { key, lesson } = this.#all.find(({ key }) => key === this.#openKey) ?? {};
    return key === undefined || lesson === undefined ? undefined : { key, lesson };
  }
  /** the lesson after the open one */
  get next(): KeptLesson | undefined {
    const usable = this.readable;
    return usable[usable.findIndex(({ key }) => key === this.#openKey) + 1];
  }
  get readable(): readonly KeptLesson[] {
    return this.#all.flatMap(({ key, lesson }) => (lesson === undefined ? [] : [{ key, lesson }]));
  }

  /** @param key undefined: back to the list */
  show(key: string | undefined): void {
    this.#openKey = key;
  }

  /** Opens a folder of own lessons, and checks all of them. @param path "" is the top */
  async openFolder(path: string): Promise<void> {
    try {
      const { path: folder, files } = await this.#workbench.readLessons({ path });
      const lessons = files.map(({ name, text, problem }) => {
        const key = `${folder}/${name}`;
        if (text === undefined) return { key, file: name, lesson: undefined, problems: problem === undefined ? [] : [BenchError.fromJson(problem)] };
        const { lesson, ...one } = listed(key, name, text);
        return { ...one, lesson, problems: lesson === undefined ? one.problems : lessonProblems(lesson, this.kernel) };
      });
      this.#own = { folder, lessons };
      this.#problem = undefined;
    } catch (error) {
      this.#problem = error instanceof BenchError ? error : unexpected(error);
    }
  }

  get #all(): readonly ListedLesson[] {
    return [...this.shipped, ...(this.#own?.lessons ?? [])];
  }
}

function listed(key: string, file: string, text: string): ListedLesson {
  const { value: lesson, problems } = readLesson(text, file);
  return { key, file, lesson, problems };
}
