/**
 * Security headers of every response: load only this server's own files, allow no embedding, isolate the page in a process of
 * its own (required for shared memory), and never send the address with its token as a referrer.
 *
 * @param host the request's Host header, already checked to be a loopback name
 */
export function securityHeaders(host?: string): Record<string, string> {
  // In some browsers 'self' does not cover a WebSocket to the same server.
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
