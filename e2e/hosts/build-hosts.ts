import { buildIfStale } from "../../.ci/build-if-stale.mjs";
import { buildStandIn } from "../electron/build-stand-in.ts";

/** Playwright's global set-up: the specs start what users start. */
export default async function buildHosts(): Promise<void> {
  buildIfStale(["kernel", "cli", "renderer", "desktop"]);
  await buildStandIn();
}
