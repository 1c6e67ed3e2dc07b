import { protocol } from "electron";
import { readWebFiles } from "../pages/web-files.ts";
import { appScheme } from "./own-pages.ts";
import { pageAnswer } from "./page-answer.ts";

/** To be called before Electron is ready: `app:` is a scheme with origins, as safe as https, whose pages may fetch and keep code compiled. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/**
 * Answer `app://rheobase/` with the built pages.
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
