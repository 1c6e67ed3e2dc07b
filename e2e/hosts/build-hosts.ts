import { buildIfStale } from "../../.ci/build-if-stale.mjs";
import { buildStandIn } from "../electron/build-stand-in.ts";

/** Global set-up of Playwright and of Vitest's end-to-end tests, which start the same programs as users. */
export default async function buildHosts(): Promise<void> {
  buildIfStale(["kernel", "cli", "renderer", "page", "desktop"]);
  await buildStandIn();
}
