import { unlinkSync } from "node:fs";

const paths = new Set<string>();
let listening = false;

/**
 * Have a temporary file removed when the process exits, should it still be there: `process.exit` in the middle of a
 * write must leave nothing behind.
 *
 * @returns forgets the file again, once it was renamed or removed
 */
export function removeAtExit(path: string): () => void {
  if (!listening) {
    listening = true;
    process.once("exit", removeAll);
  }
  paths.add(path);
  return () => paths.delete(path);
}

function removeAll(): void {
  for (const path of paths) {
    try {
      unlinkSync(path);
    } catch {
      // Nothing can be done for it at this point, and the other files still need their turn.
    }
  }
}
