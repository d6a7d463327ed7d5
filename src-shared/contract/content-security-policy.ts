/**
 * The renderer's content security policy, the same in every host. Mantine sets styles inline and pdf.js compiles
 * WebAssembly; nothing else is allowed beyond the renderer's own files and, in the browser host, its own WebSocket.
 *
 * @param engineOrigins of the engine's WebSocket (`ws://127.0.0.1:4710`); none where a port is handed over
 */
export function contentSecurityPolicy(engineOrigins: readonly string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...engineOrigins].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ');
}
