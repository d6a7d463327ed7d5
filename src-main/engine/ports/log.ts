/** Fields of a log line: codes, counts and collection names. No personal data, no amounts, no secrets. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Where the engine writes what an operator must know. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

/** Gives the last lines of each log that is kept, by the name of its file. */
export type LastLogLines = () => Promise<Readonly<Record<string, readonly string[]>>>;
