import type { WrittenFile } from "../../src-shared/export/written-files.ts";
import { isDiskFull } from "../storage/output-folder.ts";
import type { Content } from "./output-files.ts";

/** Makes the content of a file, if need be once more. */
export type Making = () => Content | Promise<Content>;

/** Writes the files of one run, of which the disk may have no room for some. */
export class ResultWriter {
  readonly #write: (name: string, content: Content) => Promise<WrittenFile>;
  readonly #onNoRoom: ((error: unknown) => void) | undefined;
  readonly #written: WrittenFile[] = [];
  readonly #withoutRoom: { readonly name: string; readonly make: Making; readonly error: unknown }[] = [];

  /** @param onNoRoom called for each file that the disk has no room for; without it such a file is an error */
  constructor(write: (name: string, content: Content) => Promise<WrittenFile>, onNoRoom: ((error: unknown) => void) | undefined) {
    this.#write = write;
    this.#onNoRoom = onNoRoom;
  }

  get written(): readonly WrittenFile[] {
    return this.#written;
  }
  /** names of the files that the disk had no room for */
  get withoutRoom(): readonly string[] {
    return this.#withoutRoom.map(({ name }) => name);
  }

  async write(name: string, make: Making): Promise<void> {
    try {
      this.#written.push(await this.#write(name, await make()));
    } catch (error) {
      if (this.#onNoRoom === undefined || !isDiskFull(error)) throw error;
      this.#withoutRoom.push({ name, make, error });
    }
  }

  /** Tries the files without room once more: a long table filled the disk and left no room for short ones until it gave up. */
  async writeAgain(): Promise<void> {
    for (const { name, make } of this.#withoutRoom.splice(0)) await this.write(name, make);
  }

  /** Tells of the files without room, when no other is to be written. */
  tell(): void {
    for (const { error } of this.#withoutRoom) this.#onNoRoom?.(error);
  }
}
