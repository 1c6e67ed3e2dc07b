import { availableParallelism } from "node:os";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** Builds what the tests of a project need, where sources are newer. */
const globalSetup = [".ci/build-if-stale.mjs"];

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    // Properties and spike trains take their time on a busy machine; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
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
