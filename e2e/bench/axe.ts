import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Accessibility problems that axe finds in a page, one line each: the rule and the elements that break it. Best practices count as rules. */
export async function accessProblems(page: Page): Promise<string[]> {
  // Evaluate the source: the page's Content-Security-Policy would refuse an added script element.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"] }));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${String(target)} ${failureSummary?.replaceAll(/\s+/g, " ") ?? ""}`),
  );
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 3840, height: 2160 },
];

/** Expect no problem in light and dark, on a laptop and on a large screen. */
export async function expectAccess(page: Page): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessProblems(page), `${colorScheme}, ${size.width} x ${size.height}`).toEqual([]);
    }
  }
}
