import { Asking, type Handlers } from "../wire/asking.ts";
import type { ProgramCalls, TesterCalls } from "../wire/tester-calls.ts";

// The connection to the test, which has started this process and owns the browser.

const handlers: Partial<Handlers<ProgramCalls>> = {};

/** Calls to the test, for example to open a page. */
export const tester = new Asking<TesterCalls>((message) => process.send!(message, undefined, undefined, () => undefined), handlers as Handlers<ProgramCalls>);

/** Register handlers for calls of the test. */
export function answerTester(some: Partial<Handlers<ProgramCalls>>): void {
  Object.assign(handlers, some);
}

if (process.send !== undefined) {
  process.on("message", (message) => tester.receive(message));
  // The test has ended or was killed.
  process.on("disconnect", () => process.exit());
}
