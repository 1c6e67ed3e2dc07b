// npm run lint: every check that does not run the program.
import { buildIfStale } from "./build-if-stale.mjs";
import { runChecks } from "./checks.mjs";

// The compiler reads the generated kernel.
buildIfStale(["kernel"]);
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
