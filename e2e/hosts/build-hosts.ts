import { buildIfStale } from "../../.ci/build-if-stale.mjs";
import { chromiumPath } from "../../.ci/chromium.mjs";

/** Playwright's global set-up: the specs start what users start, in a browser that is there. */
export default function buildHosts(): void {
  chromiumPath();
  buildIfStale(["kernel", "cli", "renderer"]);
}
