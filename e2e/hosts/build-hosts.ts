import { buildIfStale } from "../../.ci/build-if-stale.mjs";
import { buildStandIn } from "../electron/build-stand-in.ts";

/** Global set-up of Playwright, and of Vitest's end-to-end tests: they start what users start. */
export default async function buildHosts(): Promise<void> {
  buildIfStale(["kernel", "cli", "renderer", "desktop"]);
  await buildStandIn();
}
