import { z } from "zod";

const index = z.int().nonnegative();

/** What of an experiment is looked at. */
const lookedAt = z.object({
  tab: z.enum(["design", "results", "compare"]),
  /** id */
  protocol: z.string(),
  /** id of the chosen run */
  run: z.string().optional(),
  selection: z.object({ sweep: index, noise: index, trial: index }),
});
export type LookedAt = z.output<typeof lookedAt>;

/** What a window has open: its file, or the name of what has no file yet, and what of it is looked at. */
const lastOpen = z.object({ path: z.string().optional(), name: z.string(), lookedAt: lookedAt.optional() });
export type LastOpen = z.output<typeof lastOpen>;

const key = "rheobase-open";

/** What this window had open before it was loaded again; the storage is that of the window (`sessionStorage`). */
export function recallOpen(storage: Pick<Storage, "getItem">): LastOpen | undefined {
  try {
    return lastOpen.parse(JSON.parse(storage.getItem(key) ?? ""));
  } catch {
    return undefined;
  }
}

export function rememberOpen(storage: Pick<Storage, "setItem" | "removeItem">, open: LastOpen | undefined): void {
  if (open === undefined) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(open));
}
