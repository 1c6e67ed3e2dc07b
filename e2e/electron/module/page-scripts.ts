import { readFileSync } from "node:fs";
import type { PageStart } from "../wire/page-messages.ts";

const built = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/**
 * What every document of a window begins with, in its two worlds. Both built scripts are functions of the start.
 *
 * @param preload text of the preload script; "" without one
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
