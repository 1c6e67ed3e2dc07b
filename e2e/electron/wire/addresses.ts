// Playwright's Chromium cannot load custom schemes. A page of app://rheobase is served at http://rheobase.app.localhost:PORT instead,
// which Chromium resolves to this machine and treats as secure.

/** Local address for an address of the program. */
export function pageAddress(url: string, port: number): string {
  const { protocol, hostname, pathname, search, hash } = new URL(url);
  return protocol === "http:" || protocol === "https:" || protocol === "about:" || protocol === "data:"
    ? url
    : `http://${hostname}.${protocol.slice(0, -1)}.localhost:${port}${pathname}${search}${hash}`;
}

/** The program's address for a local address; inverse of `pageAddress`. */
export function programAddress(url: string, port: number): string {
  const found = /^http:\/\/([^/:]+)\.([a-z][a-z0-9+-]*)\.localhost:(\d+)(\/.*)?$/.exec(url);
  if (found === null || found[3] !== String(port)) return url;
  return `${found[2]!}://${found[1]!}${found[4] ?? "/"}`;
}
