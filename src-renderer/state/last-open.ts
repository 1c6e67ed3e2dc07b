import { z } from "zod";
import { benchTabIds } from "./bench-tabs.ts";

const index = z.int().nonnegative();

/** The shown part of an experiment. */
const lookedAt = z.object({
  tab: z.enum(benchTabIds),
  /** id */
  protocol: z.string(),
  /** id of the chosen run */
  run: z.string().optional(),
  /** positions by the names of axes */
  selection: z.record(z.string(), index),
});
export type LookedAt = z.output<typeof lookedAt>;

/** The open document of a window, by file or by name if unsaved, and its shown part. */
const lastOpen = z.object({
  /** id at the service */
  document: z.string().optional(),
  path: z.string().optional(),
  name: z.string(),
  lookedAt: lookedAt.optional(),
});
export type LastOpen = z.output<typeof lastOpen>;

const key = "rheobase-open";

/** The document that this window had open before a reload. @param storage `sessionStorage` of the window */
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
