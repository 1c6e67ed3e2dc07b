import { buildIfStale } from "../../.ci/build-if-stale.mjs";

/** Playwright's global set-up: the specs start what users start. */
export default function buildHosts(): void {
  buildIfStale(["kernel", "cli", "renderer"]);
}
