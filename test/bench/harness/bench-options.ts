import { parseArgs } from 'node:util';
import { type MeasurementName, measurementNames, type Part } from './measurement.ts';

export type BenchOptions = {
  /** Documents, and of the read models accounts; tenfold for what is measured at ten times the size. */
  readonly size: number;
  readonly seed: number;
  /** Names of measurements, or the beginnings of such names; empty for all. */
  readonly only: readonly string[];
  readonly isQuick: boolean;
  /** Leaves out what takes a browser: the comparison with Dexie, and the screens. */
  readonly isWithoutChromium: boolean;
  readonly outFile: string | undefined;
  readonly printsJson: boolean;
  readonly writesDocs: boolean;
};

const fullSize = 100_000;
const quickSize = 1_000;
const fixedSeed = 20_260_301;

/** How a benchmark is called. */
export function benchUsage(name: string): string {
  return `npm run ${name} -- [--size N] [--seed N] [--only NAME]... [--quick] [--without-chromium]
             [--out FILE] [--json] [--write-docs]

  --size              documents or accounts (default: ${fullSize})
  --seed              of what is drawn (default: ${fixedSeed})
  --only              a measurement or the beginning of such names; may be given several times
  --quick             small and fast, to see that it works: ${quickSize} documents
  --without-chromium  leaves out what takes a browser
  --out               writes the figures to FILE as JSON
  --json              prints them as JSON
  --write-docs        writes them into docs/benchmarks.md`;
}

/**
 * Reads the options of a run of these parts.
 * @throws {TypeError} for an option or a measurement that does not exist, or a number that is none.
 */
export function readBenchOptions(args: readonly string[], parts: readonly Part[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
      'without-chromium': { type: 'boolean', default: false },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  return {
    size: wholeNumber('size', values.size, 100) ?? (values.quick ? quickSize : fullSize),
    seed: wholeNumber('seed', values.seed, 0) ?? fixedSeed,
    only: knownNames(values.only ?? [], parts),
    isQuick: values.quick,
    isWithoutChromium: values['without-chromium'],
    outFile: values.out,
    printsJson: values.json,
    writesDocs: values['write-docs'],
  };
}

/** Whether a measurement is to be made. */
export function isWanted({ only }: Pick<BenchOptions, 'only'>, name: MeasurementName): boolean {
  return only.length === 0 || only.some((wanted) => name.startsWith(wanted));
}

function knownNames(only: readonly string[], parts: readonly Part[]): readonly string[] {
  const names = parts.flatMap((part): readonly string[] => measurementNames[part]);
  const unknown = only.find((wanted) => !names.some((name) => name.startsWith(wanted)));
  if (unknown !== undefined) throw new TypeError(`--only ${unknown}: there is ${names.join(', ')}`);
  return only;
}

function wholeNumber(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(value) || value < least) {
    throw new TypeError(`--${name} needs a whole number of at least ${least}`);
  }
  return value;
}
