import { expect, type BrowserContext } from "@playwright/test";

/** Collected errors and warnings of the browser. */
export interface Problems {
  readonly watch: (context: BrowserContext) => void;
  /** Expect problems that match: they no longer fail the spec. */
  expect: (...patterns: readonly RegExp[]) => void;
  expectNone: () => void;
}

/** Collect console errors and warnings, uncaught exceptions, and failed or refused requests. */
export function watchForProblems(): Problems {
  const problems: string[] = [];
  const expected: RegExp[] = [];
  const note = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  const watch = (context: BrowserContext): void => {
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => note(`exception: ${error.error().stack ?? error.error().message}`));
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // Navigating away aborts pending requests.
      if (reason !== "net::ERR_ABORTED") note(`request failed: ${request.url()} ${reason}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) note(`answer ${response.status()}: ${response.url()}`);
    });
  };
  return {
    watch,
    expect: (...patterns) => {
      expected.push(...patterns);
    },
    expectNone: () => expect(problems, "what the browser complained about").toEqual([]),
  };
}
