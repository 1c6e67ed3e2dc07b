import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A script in another language would not simulate what the protocol says. */
export const codeCannotSay = (where: string, language: string, reason: string, remedy: string): BenchError =>
  new BenchError("code-cannot-say", { where, what: sentence`A script for ${{ language }} cannot say this protocol: ${{ reason }}.`, remedy: sentence`${{ remedy }}.` });
