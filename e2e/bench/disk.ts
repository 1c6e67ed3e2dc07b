import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Host } from "../hosts/bench-host.ts";

/** The disk of the machine under test. Specs check the bench against the files. */
export class Disk {
  readonly #machine: Host;

  constructor(machine: Host) {
    this.#machine = machine;
  }

  /** Write an experiment file, like another program. */
  async put(name: string, experiment: Experiment): Promise<void> {
    await writeFile(this.file(name), `${JSON.stringify(experiment, null, 2)}\n`);
  }

  /** Read an experiment file. */
  async experiment(name: string): Promise<Experiment> {
    return JSON.parse(await readFile(this.file(name), "utf8")) as Experiment;
  }

  /** Read a file in the folder. */
  async read(...parts: readonly string[]): Promise<Buffer> {
    return await readFile(join(this.#machine.folder, ...parts));
  }

  /** Overwrite a file. */
  async replace(text: string, ...parts: readonly string[]): Promise<void> {
    await writeFile(join(this.#machine.folder, ...parts), text);
  }

  /** Sorted names in a subfolder. */
  async filesOf(...parts: readonly string[]): Promise<string[]> {
    return (await readdir(join(this.#machine.folder, ...parts))).sort();
  }

  /** Wait until the program has stored a draft whose text matches. */
  async untilKept(pattern: RegExp): Promise<void> {
    await expect.poll(async () => (await this.#keptTexts()).some((text) => pattern.test(text)), { message: `an unsaved edit ${String(pattern)} is kept` }).toBe(true);
  }

  async #keptTexts(): Promise<string[]> {
    const entries = await readdir(this.#machine.keptFolder, { recursive: true, withFileTypes: true });
    // A temporary file is not a draft yet: the program may be killed before it renames it.
    const reading = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".tmp")).map((entry) => readFile(join(entry.parentPath, entry.name), "utf8"));
    // A file may be replaced between listing and reading.
    return (await Promise.allSettled(reading)).flatMap((read) => (read.status === "fulfilled" ? [read.value] : []));
  }

  /** Path of an experiment in the folder. */
  file(name: string): string {
    return join(this.#machine.folder, `${name}.rheobase.json`);
  }
}
