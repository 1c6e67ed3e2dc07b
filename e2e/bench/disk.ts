import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Host } from "../hosts/bench-host.ts";

/** What lies on the disk of a machine: the witness of what the bench says. */
export class Disk {
  readonly #machine: Host;

  constructor(machine: Host) {
    this.#machine = machine;
  }

  /** Write an experiment file, as another program would. */
  async put(name: string, experiment: Experiment): Promise<void> {
    await writeFile(this.file(name), `${JSON.stringify(experiment, null, 2)}\n`);
  }

  /** What an experiment file holds. */
  async experiment(name: string): Promise<Experiment> {
    return JSON.parse(await readFile(this.file(name), "utf8")) as Experiment;
  }

  /** A file of the folder. */
  async read(...parts: readonly string[]): Promise<Buffer> {
    return await readFile(join(this.#machine.folder, ...parts));
  }

  /** Put another text in the place of a file. */
  async replace(text: string, ...parts: readonly string[]): Promise<void> {
    await writeFile(join(this.#machine.folder, ...parts), text);
  }

  /** Names in a folder within the folder, ascending. */
  async filesOf(...parts: readonly string[]): Promise<string[]> {
    return (await readdir(join(this.#machine.folder, ...parts))).sort();
  }

  /** Wait until unsaved edits that match lie where a crash does not reach them. */
  async untilKept(pattern: RegExp): Promise<void> {
    await expect.poll(async () => (await this.#keptTexts()).some((text) => pattern.test(text)), { message: `an unsaved edit ${String(pattern)} is kept` }).toBe(true);
  }

  async #keptTexts(): Promise<string[]> {
    const entries = await readdir(this.#machine.keptFolder, { recursive: true, withFileTypes: true });
    // What has no name of its own yet is not kept: a kill may still leave it without one.
    const reading = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".tmp")).map((entry) => readFile(join(entry.parentPath, entry.name), "utf8"));
    // A file may be replaced between the two.
    return (await Promise.allSettled(reading)).flatMap((read) => (read.status === "fulfilled" ? [read.value] : []));
  }

  /** Path of an experiment in the folder. */
  file(name: string): string {
    return join(this.#machine.folder, `${name}.rheobase.json`);
  }
}
