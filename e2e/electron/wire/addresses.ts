// Chromium lets no test answer a scheme of its own. A page of app://rheobase is served at http://rheobase.app.localhost:PORT, which
// Chromium looks for on this machine and trusts as it does a standard, secure scheme.

/** What Chromium is to load for an address of the program. */
export function pageAddress(url: string, port: number): string {
  const { protocol, hostname, pathname, search, hash } = new URL(url);
  return protocol === "http:" || protocol === "https:" || protocol === "about:" || protocol === "data:"
    ? url
    : `http://${hostname}.${protocol.slice(0, -1)}.localhost:${port}${pathname}${search}${hash}`;
}

/** What the program calls an address that Chromium has loaded. */
export function programAddress(url: string, port: number): string {
  const found = /^http:\/\/([^/:]+)\.([a-z][a-z0-9+-]*)\.localhost:(\d+)(\/.*)?$/.exec(url);
  if (found === null || found[3] !== String(port)) return url;
  return `${found[2]!}://${found[1]!}${found[4] ?? "/"}`;
}
