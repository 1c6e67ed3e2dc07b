import packageJson from "../../package.json" with { type: "json" };
import { engineVersion } from "../../src-shared/engine/engine-version.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import type { Versions } from "../../src-shared/export/provenance.ts";

/** Versions of this program: the application (SemVer), the experiment format that it writes, and the engine. */
export const versions: Versions = { app: packageJson.version, experimentFormat: experimentVersion, engine: engineVersion };
