import { clipboardRefused } from "../../src-shared/errors/exports-errors.ts";
import type { Notices } from "../state/notices.svelte.ts";

/** Copies a text to the clipboard and announces the success or the error. @param what name of the text: "The citation" */
export async function copyText(notices: Notices, what: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notices.say(`${what} is in the clipboard.`);
  } catch (error) {
    notices.raise(clipboardRefused(what, error instanceof Error ? error.message.replace(/\.$/, "") : String(error)));
  }
}
