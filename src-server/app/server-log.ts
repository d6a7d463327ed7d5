/** One request, for the log: which route and how it ended. Nothing of its query, its body or its person. */
export type RequestEntry = {
  readonly method: string;
  /** The pattern of the route, not the address: an address can hold an id. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly tenantId: string | null;
};

/** Where the server says what happened. Never personal data, amounts, tokens or contents. */
export type ServerLog = {
  readonly request: (entry: RequestEntry) => void;
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  /** A bug: its name and where it was thrown, but not its message, which may quote what was being handled. */
  readonly bug: (error: unknown, where: string) => void;
};

/** Writes one line of JSON per entry. */
export function createServerLog(write: (line: string) => void, now: () => Date): ServerLog {
  const entry = (level: string, fields: Readonly<Record<string, unknown>>): void =>
    write(`${JSON.stringify({ at: now().toISOString(), level, ...fields })}\n`);
  return {
    request: (fields) => entry('info', { message: 'request', ...fields }),
    info: (message) => entry('info', { message }),
    warn: (message) => entry('warn', { message }),
    bug: (error, where) => entry('error', { message: 'unexpected failure', where, ...errorFields(error) }),
  };
}

/** The same log without a line for each request. */
export function withoutRequests(log: ServerLog): ServerLog {
  return { ...log, request: () => undefined };
}

function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error ? { code: String(error.code) } : {};
  return { error: error.name, ...code, stack: frames.slice(0, 12).map((line) => line.trim()) };
}
