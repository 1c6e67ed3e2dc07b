import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Run } from "../state/run.svelte.ts";

/** Resolves when a run has finished or was cancelled. */
export async function runEnded(workbench: Pick<Workbench, "on">, run: Pick<Run, "phase" | "handle">): Promise<void> {
  if (run.phase !== "running") return;
  await new Promise<void>((resolve) => {
    const end = workbench.on("runEnded", ({ run: handle }) => {
      if (handle !== run.handle) return;
      end();
      resolve();
    });
  });
}
