/**
 * The renderer's content security policy, the same in every host. Mantine sets styles inline and pdf.js compiles
 * WebAssembly; nothing else is allowed beyond the renderer's own files and, in the browser host, its own WebSocket.
 *
 * @param engineOrigin origin of the engine's WebSocket (`ws://127.0.0.1:4710`); none where a port is handed over
 */
export function contentSecurityPolicy(engineOrigin?: string): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    engineOrigin === undefined ? "connect-src 'self'" : `connect-src 'self' ${engineOrigin}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ');
}
