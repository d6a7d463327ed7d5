/** What a browser on this machine may call the host that listens on a port of it. */
export function ownNames(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}
