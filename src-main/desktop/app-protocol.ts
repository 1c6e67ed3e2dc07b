import { protocol } from "electron";
import { readWebFiles } from "../pages/web-files.ts";
import { appScheme } from "./own-pages.ts";
import { pageAnswer } from "./page-answer.ts";

/** Registers `app:` as a secure scheme with origins, whose pages may fetch and cache compiled code. Call it before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/**
 * Serves the built pages at `app://rheobase/`.
 *
 * @throws BenchError `pages-not-built`
 */
export async function serveAppPages(pagesFolder: string): Promise<void> {
  const files = await readWebFiles(pagesFolder);
  protocol.handle(appScheme, ({ method, url }) => {
    const { status, headers, content } = pageAnswer(files, method, url);
    return new Response(content ?? null, { status, headers });
  });
}
