import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type Served } from "../serve.ts";

const repository = join(import.meta.dirname, "../../..");
const built = (name: string): string => join(repository, "dist/cli", name);

/** A server host on temporary folders, with minimal pages. */
export interface ServedForTests extends Served {
  /** a folder beside the served one, which the server must not reach */
  readonly outside: string;
  /** unexpected errors of the program */
  readonly faults: unknown[];
}

export async function aServedBench(): Promise<ServedForTests> {
  const home = await mkdtemp(join(tmpdir(), "rheobase-served-"));
  const folders = { folder: join(home, "experiments"), outside: join(home, "outside"), pages: join(home, "pages"), assets: join(home, "pages/assets"), state: join(home, "state") };
  for (const path of Object.values(folders)) await mkdir(path);
  await writeFile(join(folders.pages, "index.html"), "<!doctype html><title>Rheobase</title>");
  await writeFile(join(folders.assets, "main-1a2b3c.js"), "export {};");
  process.env["XDG_DATA_HOME"] = folders.state;
  const faults: unknown[] = [];
  const bench = await serve({
    folder: folders.folder,
    port: 0,
    workers: 2,
    parts: {
      pagesFolder: folders.pages,
      templatesFolder: join(repository, "experiments"),
      pageTemplate: join(repository, "dist/page/given.html"),
      processPath: built("simulation-process.js"),
      workerPath: built("worker.js"),
      distributionsPath: built("distribution-worker.js"),
    },
    now: () => performance.now(),
    onUnexpected: (fault) => faults.push(fault),
  });
  return {
    ...bench,
    outside: folders.outside,
    faults,
    async close() {
      await bench.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
