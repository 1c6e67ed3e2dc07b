import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { accessProblems } from "../bench/axe.ts";
import { watchForProblems, type Problems } from "../bench/problems.ts";
import { rheobase, shipped } from "../rheobase.ts";

interface Fixtures {
  readonly folder: string;
  readonly problems: Problems;
  /** Writes a page with `rheobase page` and gives its address. */
  readonly pageOf: (experiment: string, ...options: string[]) => Promise<string>;
}

/** A browser without network. Errors, warnings and requests that the page's Content-Security-Policy refuses fail the test. */
const test = base.extend<Fixtures>({
  folder: async ({ browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `rheobase-page-${browserName}-`));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  problems: [
    async ({ context }, use) => {
      const problems = watchForProblems();
      problems.watch(context);
      await context.setOffline(true);
      await context.addInitScript('addEventListener("securitypolicyviolation", (event) => console.error("refused " + event.violatedDirective + " " + event.blockedURI))');
      await use(problems);
      problems.expectNone();
    },
    { auto: true },
  ],
  pageOf: async ({ folder }, use) => {
    await use(async (experiment, ...options) => {
      const { exitCode, stderr } = await rheobase(["page", experiment, "--out", "page.html", ...options], folder);
      expect(exitCode, stderr).toBe(0);
      return pathToFileURL(join(folder, "page.html")).href;
    });
  },
});

const live = (page: Page | FrameLocator) => page.getByRole("region", { name: "Live neuron" });
const now = (page: Page | FrameLocator) => page.getByRole("group", { name: "Now" });
const computed = (page: Page) => expect(page.getByRole("status").filter({ hasText: "Computed in this page" })).toBeVisible();

for (const width of [360, 800, 1600]) {
  test(`a student opens the file at ${width} px, without network`, async ({ page, pageOf }) => {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.setViewportSize({ width, height: 900 });
    const address = await pageOf(shipped("current-steps"), "--title", "Steps of current");
    await page.goto(address);
    await computed(page);
    await expect(page).toHaveTitle("Steps of current");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Steps of current");
    await expect(page.getByText("Cite: The Rheobase developers")).toBeVisible();
    await expect(page.getByRole("img", { name: /Current steps/ }).first()).toBeVisible();
    await expect(now(page)).not.toContainText("0.0000 s");
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessProblems(page), colorScheme).toEqual([]);
    }
  });
}

test("the file is smaller than 1 MB", async ({ folder, pageOf }) => {
  await pageOf(shipped("current-steps"));
  expect((await stat(join(folder, "page.html"))).size).toBeLessThan(1_000_000);
});

test("a text in Markdown stands above the sweeps, its formulae without fonts of their own", async ({ page, folder, pageOf }) => {
  const text = "## The membrane\n\n$$\n\\tau_m \\frac{dV}{dt} = E_L - V + R_m I\n$$\n\nwith $\\tau_m$ in *ms*.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  await writeFile(join(folder, "intro.md"), text);
  await page.goto(await pageOf(shipped("current-steps"), "--text", "intro.md"));
  await computed(page);
  await expect(page.locator("math")).toHaveCount(2);
  await expect(page.getByRole("heading", { name: "The membrane" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "2" })).toBeVisible();
  expect(await accessProblems(page)).toEqual([]);
});

test("keys choose sweeps and how they are drawn", async ({ page, pageOf }) => {
  await page.goto(await pageOf(shipped("current-steps")));
  await computed(page);
  await page.getByRole("radio", { name: "Overlay" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Stacked" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Stacked" })).toBeChecked();
  const key = page.getByRole("slider", { name: "Sweep" }).or(page.getByRole("radiogroup", { name: "Sweep" })).first();
  await expect(key).toBeVisible();
});

test("the neuron of the shown sweep runs, and its sliders change it", async ({ page, pageOf }) => {
  await page.goto(await pageOf(shipped("current-steps")));
  const current = live(page).getByRole("textbox", { name: /^current, in pA/ });
  await expect(current).toHaveValue("300");
  await expect(now(page)).not.toContainText("0.0000 s");
  await current.fill("0");
  await current.press("Enter");
  await expect(live(page).getByRole("img", { name: /Oscilloscope: .* 0 pA flow/ })).toBeVisible();
});

test("the space bar injects a pulse where the live neuron has the focus, and nowhere else", async ({ page, pageOf }) => {
  await page.goto(await pageOf(shipped("current-steps")));
  const pulse = live(page).getByRole("button", { name: "Pulse" });
  await expect(now(page)).not.toContainText("0.0000 s");
  await page.getByRole("radio", { name: "Overlay" }).focus();
  await page.keyboard.down(" ");
  await expect(pulse).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.up(" ");
  await live(page).focus();
  await page.keyboard.down(" ");
  await expect(pulse).toHaveAttribute("aria-pressed", "true");
  await expect(live(page).getByRole("img", { name: /Oscilloscope: .* 400 pA flow/ })).toBeVisible();
  await page.keyboard.up(" ");
  await expect(pulse).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("p");
  await expect(live(page).getByRole("button", { name: "Run" })).toBeVisible();
});

test("where there is no single neuron, the page says so", async ({ page, pageOf }) => {
  await page.goto(await pageOf(shipped("two-neurons")));
  await expect(page.getByText("No live neuron here. This protocol is a network")).toBeVisible();
  await expect(page.getByText("neuron 1 of 2 by itself, without the network's connections")).toBeVisible();
  await expect(live(page)).toHaveCount(0);
  expect(await accessProblems(page)).toEqual([]);
});

test("a course page embeds it in a narrow frame that may run scripts and nothing else", async ({ page, folder, pageOf }) => {
  const address = await pageOf(shipped("current-steps"));
  const iframe = `<iframe title="LIF" sandbox="allow-scripts" width="360" height="800" src="${address}"></iframe>`;
  await writeFile(join(folder, "course.html"), `<!doctype html><html lang="en"><title>Course</title><main><h1>Course</h1>${iframe}</main></html>`);
  await page.goto(pathToFileURL(join(folder, "course.html")).href);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("status").filter({ hasText: "Computed in this page" })).toBeVisible();
  await expect(now(frame)).not.toContainText("0.0000 s");
  expect(await page.frames()[1]!.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
});

const hostile = `</script><script>window.broken = 1</script><!--<script>"'\`$&\${x}\\ <!--rheobase:data--> <img src=x onerror=window.broken=1>`;

test("names, notes and options cannot break out of their places", async ({ page, folder, pageOf }) => {
  const protocol = {
    ...{ id: hostile, name: hostile, notes: hostile },
    neuron: { preset: hostile, tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
    epochs: [{ kind: "step", label: hostile, duration: 100, level: 150 }],
    seed: hostile,
  };
  await writeFile(join(folder, "cell.rheobase.json"), JSON.stringify({ format: "rheobase-experiment", version: experimentVersion, name: hostile, protocols: [protocol] }));
  await page.goto(await pageOf("cell.rheobase.json"));
  await computed(page);
  expect(await page.evaluate(() => "broken" in globalThis)).toBe(false);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(hostile);
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(hostile);
});
