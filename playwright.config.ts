import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./.ci/chromium.mjs";
import { slowness } from "./.ci/slowness.mjs";
import type { HostOption } from "./e2e/bench/bench-test.ts";

// Where there is none the set-up says what to install; tools that only read this file need none.
const executablePath = findChromium();

const launchOptions = { ...(executablePath === undefined ? {} : { executablePath }), args: chromiumArguments };
/** A page of Electron is told when the other end of a port is gone; Chromium alone has that behind a switch. */
const launchedAsElectron = { ...launchOptions, args: [...chromiumArguments, "--enable-blink-features=MessagePortCloseEvent"] };

/** ms; more on a slow or busy machine */
const minute = 60_000 * slowness();

const specs = "e2e/specs";
const desktopSpecs = "e2e/desktop";

/**
 * The same specs on every host: a server, and the desktop on the stand-in for Electron (e2e/electron), which has specs of its own
 * besides. `electron` is both of them on Electron itself. `screenshots` writes docs/screenshots.
 */
export default defineConfig<object, HostOption>({
  testMatch: "*.spec.ts",
  outputDir: "results/specs",
  globalSetup: "./e2e/hosts/build-hosts.ts",
  forbidOnly: true,
  // What passes only at the second try is broken.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // These end what hangs. No spec judges speed: bench/ does.
  timeout: 5 * minute,
  expect: { timeout: 1.5 * minute },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    headless: true,
    launchOptions,
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    colorScheme: "light",
    reducedMotion: "reduce",
    actionTimeout: minute,
    screenshot: "only-on-failure",
    trace: "off",
  },
  projects: [
    { name: "server", testDir: specs, use: { host: "server" } },
    { name: "desktop", testDir: specs, use: { host: "desktop", launchOptions: launchedAsElectron } },
    { name: "desktop-shell", testDir: desktopSpecs, use: { host: "desktop", launchOptions: launchedAsElectron } },
    // The page to give away: a file that is opened by itself, on no host.
    { name: "page", testDir: "e2e/page" },
    { name: "electron", testDir: "e2e", testMatch: [`${specs}/*.spec.ts`, `${desktopSpecs}/*.spec.ts`], use: { host: "electron" } },
    { name: "screenshots", testDir: "e2e/screenshots", use: { host: "server" } },
  ],
});
