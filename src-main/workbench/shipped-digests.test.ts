import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { engineVersion } from "../../src-shared/engine/engine-version.ts";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { openTraceSpool } from "../storage/trace-spool.ts";
import { runProtocol } from "./runs.ts";

// The worker that `npm run build:cli` builds, which users run.
const workerPath = join(import.meta.dirname, "../../dist/cli/worker.js");
const folder = join(import.meta.dirname, "../../experiments");
const files = readdirSync(folder).filter((file) => file.endsWith(".rheobase.json"));

/** Digests of every protocol of an experiment, by its id. */
async function digestsOf(file: string, workers: number) {
  const { protocols } = readExperiment(readFileSync(join(folder, file), "utf8"), file);
  const pool = openWorkerPool({ workerPath, workers });
  const spool = openTraceSpool({ folder: tmpdir() });
  try {
    const digests: Record<string, { spikes: string | null; traces: string | null }> = {};
    for (const protocol of protocols) {
      const result = await runProtocol(planOrThrow(protocol, file), { simulator: pool, spool, now: () => performance.now() });
      digests[protocol.id] = { spikes: result.digests.spikes ?? null, traces: result.digests.traces ?? null };
    }
    return digests;
  } finally {
    await pool.close();
    await spool.close();
  }
}

function hasNetwork(file: string): boolean {
  return readExperiment(readFileSync(join(folder, file), "utf8"), file).protocols.some(({ network }) => network !== undefined);
}

describe("shipped experiments give the committed digests, for 1, 2 and 5 workers", () => {
  test.each(files)("%s", async (file) => {
    const digests = await digestsOf(file, 2);
    // If this fails, results have changed for every user: raise engineVersion, tell the change log under "Results", then `npx vitest run -u` this file.
    await expect(`${JSON.stringify({ engine: engineVersion, protocols: digests }, undefined, 2)}\n`).toMatchFileSnapshot(
      join(folder, "digests", file.replace(".rheobase.json", ".json")),
    );
    // A network is simulated by one worker of the pool, however many there are; the large ones take minutes.
    if (hasNetwork(file)) return;
    expect(await digestsOf(file, 1)).toEqual(digests);
    expect(await digestsOf(file, 5)).toEqual(digests);
  });
});
