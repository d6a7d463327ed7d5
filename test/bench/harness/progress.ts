const startedAt = performance.now();

/** Tells on the error stream what is being done; the output stream is for results. */
export function progress(line: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`${seconds} s  ${line}\n`);
}
