import { availableParallelism } from "node:os";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { slowness } from "./.ci/slowness.mjs";

/** Builds what the tests of a project need, where sources are newer. */
const globalSetup = [".ci/build-if-stale.mjs"];

/** ms after which a test is taken to hang, and a condition never to hold; the slowest tests of a quiet machine take 20 s */
const minute = 60_000 * slowness();

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    testTimeout: 5 * minute,
    hookTimeout: 5 * minute,
    expect: { poll: { timeout: minute } },
    setupFiles: [".ci/property-seed.ts"],
    projects: [
      { extends: true, test: { name: "shared", include: ["src-shared/**/*.test.ts"], globalSetup } },
      { extends: true, test: { name: "main", include: ["src-main/**/*.test.ts"], globalSetup } },
      {
        extends: true,
        plugins: [svelte({ compilerOptions: { runes: true }, configFile: false })],
        test: { name: "renderer", include: ["src-renderer/**/*.test.ts"], globalSetup },
      },
      { extends: true, test: { name: "law", include: [".ci/*.test.ts"], globalSetup } },
      { extends: true, test: { name: "e2e", include: ["e2e/**/*.test.ts"], globalSetup: ["e2e/hosts/build-hosts.ts"] } },
    ],
  },
});
