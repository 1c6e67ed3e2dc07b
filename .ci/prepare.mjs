// npm runs this at the end of `npm ci`, before `npm pack`, and whenever npx starts the program of this folder: npx installs the folder
// as a link first, and a link is prepared. What is up to date is therefore not built again.
import { buildIfStale } from "./build-if-stale.mjs";

buildIfStale(["kernel", "cli", "renderer", "desktop"]);
