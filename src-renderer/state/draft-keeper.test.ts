import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { OpenDocument } from "./document.svelte.ts";
import { DraftKeeper } from "./draft-keeper.svelte.ts";
import { newProtocol } from "./new-protocol.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

const version = (sweeps: number): Experiment => ({ format: "rheobase-experiment", version: experimentVersion, protocols: [{ ...newProtocol(), sweeps }] });

function keeping(keepDraft: Workbench["keepDraft"]) {
  const kept: (number | undefined)[] = [];
  const errors: unknown[] = [];
  const workbench = {
    keepDraft: (args: Parameters<Workbench["keepDraft"]>[0]) => {
      kept.push(args.experiment.protocols[0]!.sweeps);
      return keepDraft(args);
    },
  } as Workbench;
  const document = new OpenDocument({ document: "d", name: "a", experiment: version(1), elsewhere: 0 });
  const keeper = new DraftKeeper(workbench, (error) => errors.push(error));
  return { keeper, document, kept, errors };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a draft is stored one second after the last edit (debounced)", async () => {
  const { keeper, document, kept } = keeping(async () => ({ keptAt: 42 }));
  for (const sweeps of [2, 3, 4]) {
    keeper.watch(document, version(sweeps));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(kept).toEqual([4]);
  expect(document.keptAt).toBe(42);
});

test("during continuous typing a draft is stored every five seconds", async () => {
  const { keeper, document, kept } = keeping(async () => ({ keptAt: 1 }));
  for (let k = 1; k <= 22; k++) {
    keeper.watch(document, version(k));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(kept.length).toBeGreaterThanOrEqual(2);
});

test("saved or discarded edits are not stored", async () => {
  const { keeper, document, kept } = keeping(async () => ({ keptAt: 1 }));
  keeper.watch(document, version(2));
  keeper.forget();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept).toEqual([]);
});

test("a failure to store a draft is reported, and retried with the next edit", async () => {
  let full = true;
  const { keeper, document, kept, errors } = keeping(async () => (full ? Promise.reject(new Error("no space left")) : { keptAt: 7 }));
  keeper.watch(document, version(2));
  await vi.advanceTimersByTimeAsync(1000);
  expect(errors).toHaveLength(1);
  full = false;
  keeper.watch(document, version(3));
  await vi.advanceTimersByTimeAsync(5000);
  expect(kept).toEqual([2, 3]);
  expect(document.keptAt).toBe(7);
});
