import { expect, test } from "vitest";
import { runEnded } from "./run-ended.ts";

test("waiting for a run resolves when that run ends, or at once if it has ended", async () => {
  const listeners = new Set<(payload: { run: string }) => void>();
  const workbench = {
    on: (_name: string, listener: (payload: { run: string }) => void) => (listeners.add(listener), () => listeners.delete(listener)),
  } as unknown as Parameters<typeof runEnded>[0];
  await runEnded(workbench, { phase: "cancelled", handle: "a" });
  let ended = false;
  const waiting = runEnded(workbench, { phase: "running", handle: "a" }).then(() => (ended = true));
  for (const listener of listeners) listener({ run: "b" });
  await Promise.resolve();
  expect(ended).toBe(false);
  for (const listener of listeners) listener({ run: "a" });
  await waiting;
  expect(listeners.size).toBe(0);
});
