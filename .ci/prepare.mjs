// npm runs this at the end of `npm ci`, before `npm pack`, and whenever npx starts the program of this folder: npx first installs the
// folder as a link, and npm prepares links. Products that are up to date are not built again.
import { buildIfStale } from "./build-if-stale.mjs";

buildIfStale(["kernel", "cli", "renderer", "page", "desktop"]);
