/** More than this is not believed: a wrong header must not keep a workstation away for days. */
const longestSeconds = 600;

/**
 * Seconds that a `Retry-After` header asks for, at most ten minutes; undefined without a readable one.
 * @param nowMs for the form that names a date
 */
export function retryAfterSeconds(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsUntil(text, nowMs);
  return Number.isNaN(seconds) ? undefined : Math.min(longestSeconds, Math.max(0, seconds));
}

/** Dates are read only as HTTP writes them: the parser takes much else for one. */
function secondsUntil(date: string, nowMs: number): number {
  return date.endsWith(' GMT') ? Math.ceil((Date.parse(date) - nowMs) / 1000) : Number.NaN;
}
