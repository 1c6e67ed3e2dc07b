import { join } from "node:path";
import { z } from "zod";
import { atomicWrite } from "./atomic-write.ts";
import { readText } from "./experiment-store.ts";
import { makePrivateFolder, privateFile } from "./private-folder.ts";

/** What a server that listened at a port leaves for the next one there. */
const leftAtPort = z.object({ folder: z.string(), token: z.string().min(40) });

export interface AddressTokenSettings {
  /** absolute; holds one file per port */
  readonly kept: string;
  readonly port: number;
  /** absolute; the folder that is served */
  readonly folder: string;
  /** makes a token */
  readonly fresh: () => string;
}

/**
 * The token of the server at a port. A server that is started again for the same folder gets the token that it had, so that windows
 * that are still open connect again; for another folder it gets a new one, because the earlier windows may not see that folder.
 *
 * The token is kept in a file that only its owner can read. Where that file cannot be read or written, the token is new.
 */
export async function addressToken({ kept, port, folder, fresh }: AddressTokenSettings): Promise<string> {
  const path = join(kept, `${port}.json`);
  const left = await readLeft(path);
  if (left?.folder === folder) return left.token;
  const token = fresh();
  try {
    await makePrivateFolder(kept);
    await atomicWrite(path, JSON.stringify({ folder, token }), { mode: privateFile });
  } catch {
    // The server works without it; only a restart asks for the new address.
  }
  return token;
}

async function readLeft(path: string): Promise<z.output<typeof leftAtPort> | undefined> {
  try {
    return leftAtPort.parse(JSON.parse((await readText(path)).text));
  } catch {
    return undefined;
  }
}
