import packageJson from "../../package.json" with { type: "json" };
import { engineVersion } from "../../src-shared/engine/engine-version.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import type { Versions } from "../../src-shared/export/provenance.ts";

/** Of this program: the application (SemVer), the format of experiment files that it writes, its engine. */
export const versions: Versions = { app: packageJson.version, experimentFormat: experimentVersion, engine: engineVersion };
