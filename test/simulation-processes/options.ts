import { parseArgs } from 'node:util';

export type ProcessSimulationOptions = {
  /** How long people work while things break, in minutes; healing and checks come on top. */
  readonly minutes: number;
  readonly seed: number;
  readonly workstations: number;
};

const usualMinutes = 3;
const usualWorkstations = 20;
const seedCount = 2 ** 31;

/**
 * Reads the options of a run. Without a seed one is drawn.
 * @throws {TypeError} for an option that does not exist or a number that is none.
 */
export function readOptions(args: readonly string[], random: () => number): ProcessSimulationOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string' },
      seed: { type: 'string' },
      workstations: { type: 'string' },
    },
  });
  return {
    minutes: readNumber('minutes', values.minutes, 0.1) ?? usualMinutes,
    seed: readWhole('seed', values.seed, 0) ?? Math.floor(random() * seedCount),
    workstations: readWhole('workstations', values.workstations, 2) ?? usualWorkstations,
  };
}

function readWhole(name: string, text: string | undefined, least: number): number | undefined {
  const value = readNumber(name, text, least);
  if (value !== undefined && !Number.isSafeInteger(value)) throw new TypeError(`--${name} is a whole number`);
  return value;
}

function readNumber(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least)
    throw new TypeError(`--${name} is a number of at least ${least}, not "${text}"`);
  return value;
}
