import { z } from "zod";

/** What a window has open: its file, or the name of what has no file yet. */
export interface LastOpen {
  readonly path?: string | undefined;
  readonly name: string;
}
const remembered: z.ZodType<LastOpen> = z.object({ path: z.string().optional(), name: z.string() });

const key = "rheobase-open";

/** What this window had open before it was loaded again; the storage is that of the window (`sessionStorage`). */
export function recallOpen(storage: Pick<Storage, "getItem">): LastOpen | undefined {
  try {
    return remembered.parse(JSON.parse(storage.getItem(key) ?? ""));
  } catch {
    return undefined;
  }
}

export function rememberOpen(storage: Pick<Storage, "setItem" | "removeItem">, open: LastOpen | undefined): void {
  if (open === undefined) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(open));
}
