import { Asking, type Handlers } from "../wire/asking.ts";
import type { ProgramCalls, TesterCalls } from "../wire/tester-calls.ts";

// The test that has started this process, and that has the browser.

const handlers: Partial<Handlers<ProgramCalls>> = {};

/** Whom the main process asks for pages. */
export const tester = new Asking<TesterCalls>((message) => process.send!(message, undefined, undefined, () => undefined), handlers as Handlers<ProgramCalls>);

/** What the test may ask is answered where it belongs. */
export function answerTester(some: Partial<Handlers<ProgramCalls>>): void {
  Object.assign(handlers, some);
}

if (process.send !== undefined) {
  process.on("message", (message) => tester.receive(message));
  // The test is over, or was killed.
  process.on("disconnect", () => process.exit());
}
