import { expect, type BrowserContext } from "@playwright/test";

/** Everything that browsers complained about. */
export interface Problems {
  readonly watch: (context: BrowserContext) => void;
  /** From now on, what matches is what the spec wants to happen. */
  expect: (...patterns: readonly RegExp[]) => void;
  expectNone: () => void;
}

/** Console errors and warnings, exceptions that nobody caught, requests that failed or were refused. */
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
      // A page that is left gives up what it was loading.
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
