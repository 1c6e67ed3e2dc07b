/**
 * What every answer says to the browser: nothing but this server's own files, no frames around it, no other page beside it in
 * its process (which shared memory asks for), and no address with its token to others.
 *
 * @param host that of the request, once it is known to be a loopback name
 */
export function securityHeaders(host?: string): Record<string, string> {
  // Some browsers do not count a WebSocket to the own server as 'self'.
  const ownSocket = host === undefined ? "" : ` ws://${host}`;
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      `connect-src 'self'${ownSocket}`,
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}
