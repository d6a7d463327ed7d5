import { readFileSync } from 'node:fs';
import { StartFailure } from './start-failure.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads single values and collects what is wrong with them. */
export type ValueReader = {
  /** A text without blanks around it; undefined when it is not set, or empty. */
  readonly text: (name: string) => string | undefined;
  /** A text, or the first line of the file that `<name>_FILE` names: secrets do not belong into an environment. */
  readonly secret: (name: string) => string | undefined;
  readonly isSet: (name: string) => boolean;
  readonly port: (name: string) => number | undefined;
  readonly number: (name: string, least: number, most: number) => number | undefined;
  readonly problem: (text: string) => undefined;
  /** Notes a problem and goes on with a value that is never used. */
  readonly missing: <Value>(text: string, value: Value) => Value;
};

/** Reads values and throws one StartFailure with a line for every problem, when there is any. */
export function readEnvironmentValues<Value>(
  env: Environment,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
  read: (reader: ValueReader) => Value,
): Value {
  const problems: string[] = [];
  const value = read(createReader(env, readFile, problems));
  if (problems.length > 0) throw new StartFailure(problems.join('\n'));
  return value;
}

function createReader(env: Environment, readFile: (path: string) => string, problems: string[]): ValueReader {
  const text = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const problem = (line: string): undefined => void problems.push(line);
  const number = (name: string, least: number, most: number): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (/^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    return problem(`${name} must be a whole number from ${least} to ${most}.`);
  };
  return {
    text,
    isSet: (name) => text(name) !== undefined || text(`${name}_FILE`) !== undefined,
    number,
    port: (name) => number(name, 0, 65_535),
    problem,
    missing: (line, value) => {
      // A value that is there and wrong has been named already.
      if (!problems.some((known) => known.startsWith(line.split(' ')[1] ?? line))) problem(line);
      return value;
    },
    secret: (name) => {
      const path = text(`${name}_FILE`);
      if (path === undefined) return text(name);
      if (text(name) !== undefined) return problem(`Set ${name} or ${name}_FILE, not both.`);
      try {
        return readFile(path).split(/\r?\n/, 1)[0]?.trim();
      } catch {
        return problem(`${name}_FILE names a file that cannot be read: ${path}.`);
      }
    },
  };
}
