import { readFileSync } from "node:fs";
import type { PageStart } from "../wire/page-messages.ts";

const built = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/**
 * The scripts that every document of a window runs first, one per world. Each calls a built function with the start parameters.
 *
 * @param preload source of the preload script; "" without one
 */
export function pageScripts(start: PageStart, preload: string): { readonly mainWorld: string; readonly isolatedWorld: string } {
  const given = JSON.stringify(start);
  return {
    mainWorld: `(() => {\n${built("./page-world.js")}\nif (window === top) standInForPage(${given});\n})();`,
    isolatedWorld:
      preload === ""
        ? ""
        : `(() => {\n${built("./preload-world.js")}\nif (window === top) standInForPreload(${given}, (require, process, module, exports) => {\n${preload}\n});\n})();`,
  };
}
