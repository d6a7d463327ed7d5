import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { failureSchema } from '../domain/failure.ts';
import { maxAmountMinor } from '../domain/money/amount.ts';
import { anyInput } from './any-input.fixture.ts';
import { type CommandName, commandNames, commands, prepareCommand } from './registry.ts';

/** A field of an input: where it is (0 for any entry of a list) and what its own schema is. */
type Field = {
  readonly path: readonly (string | number)[];
  readonly schema: z.ZodType;
  readonly type: string;
};

type Definition = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly values?: readonly unknown[];
};

const definitionOf = (schema: z.ZodType) => (schema as unknown as { def: Definition }).def;

/** All fields of a schema, with the choices that lead to them where there are several shapes. */
function* fieldsOf(schema: z.ZodType, path: Field['path'] = []): Generator<Field> {
  const { type, shape, element, innerType, options, in: input } = definitionOf(schema);
  if (innerType !== undefined) return yield* fieldsOf(innerType, path);
  if (input !== undefined) return yield* fieldsOf(input, path);
  yield { path, schema, type };
  for (const [name, one] of Object.entries(shape ?? {})) yield* fieldsOf(one, [...path, name]);
  if (element !== undefined) yield* fieldsOf(element, [...path, 0]);
  for (const option of options ?? []) yield* fieldsOf(option, path);
}

const fields = commandNames.flatMap((name) =>
  [...fieldsOf(commands[name].input)].map((field) => ({
    ...field,
    name,
    label: `${name} ${field.path.join('.')}`,
  })),
);

/** A whole input of the command that has the field; the first of a fixed sequence that does. */
function inputWith({ name, path }: { readonly name: CommandName; readonly path: Field['path'] }): object {
  const samples = fc.sample(anyInput(commands[name].input), { seed: 7, numRuns: 200 });
  const found = samples.find((sample) => holderOf(sample, path) !== undefined);
  if (found === undefined) throw new Error(`no input of ${name} has ${path.join('.')}`);
  return structuredClone(found as object);
}

function holderOf(input: unknown, path: Field['path']): Record<string | number, unknown> | undefined {
  let holder = input;
  for (const key of path.slice(0, -1)) holder = (holder as Record<string | number, unknown> | null)?.[key];
  const last = path.at(-1);
  const isThere = typeof holder === 'object' && holder !== null && last !== undefined && last in holder;
  return isThere ? (holder as Record<string | number, unknown>) : undefined;
}

function failuresWith(field: (typeof fields)[number], value: unknown): readonly unknown[] {
  const input = inputWith(field);
  const holder = holderOf(input, field.path);
  if (holder === undefined) throw new Error('the input has the field');
  holder[field.path.at(-1) ?? ''] = value;
  const prepared = prepareCommand(field.name, 1, input);
  return prepared.ok ? [] : prepared.failures;
}

/** The command refuses each value, by the name of the field and never by the value itself. */
function expectRefused(field: (typeof fields)[number], values: readonly unknown[]): void {
  for (const value of values) {
    const failures = z.array(failureSchema).min(1).parse(failuresWith(field, value));
    const named = failures.map(({ params }) => String(params.field));
    const path = field.path.join('.');
    // Where there are several shapes, the field that has them is named.
    expect(
      named.some((one) => path.startsWith(one) && one !== ''),
      `${String(value)}: ${named}`,
    ).toBe(true);
    expect(failures.every(({ code }) => code === 'COMMAND_INVALID')).toBe(true);
  }
}

/** What JSON makes of 1e309. */
const huge = Number.POSITIVE_INFINITY;
const is = (text: string) => (schema: z.ZodType) => schema.safeParse(text).success;
const takesWords = is('word');
const numbers = fields.filter(({ type }) => type === 'number');
const amounts = numbers.filter(({ path }) => String(path.at(-1)).endsWith('Minor'));
const texts = fields.filter(({ type, schema }) => type === 'string' && !takesWords(schema));
const dates = texts.filter(({ schema }) => is('2026-03-31')(schema));
const instants = texts.filter(({ schema }) => is('2026-03-31T09:00:00.000Z')(schema));
const currencies = fields.filter(({ path }) => path.at(-1) === 'currency');
const lists = fields.filter(({ type }) => type === 'array');

describe('bad input', () => {
  test('commands: has been looked for in amounts, numbers, dates, instants, currencies and lists', () => {
    const found = [amounts, numbers, dates, instants, currencies, lists].map((some) => some.length);
    expect(Math.min(...found)).toBeGreaterThan(1);
    expect(amounts.length).toBeGreaterThan(20);
    expect(dates.length).toBeGreaterThan(15);
  });

  test.each(amounts)('M1: $label is no amount that JSON or floats have made', (field) => {
    const half = 0.1 + 0.2;
    expectRefused(field, [Number.NaN, huge, -huge, -0, half, 2 ** 53 + 1, -(2 ** 53), maxAmountMinor + 1]);
    expectRefused(field, ['100', null, true, [1], {}, 10n]);
  });

  test.each(numbers)('M1: $label is a finite number', (field) => {
    expectRefused(field, [Number.NaN, huge, -huge, '1', true, {}]);
  });

  test.each(dates)('M4: $label is a day that exists, written as one', (field) => {
    expectRefused(field, [
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      '2026-04-31',
      '2026-00-10',
      '1899-12-31',
    ]);
    expectRefused(field, ['2200-01-01', '31.03.2026', '2026-3-1', ' 2026-03-31', '2026-03-31T00:00:00Z', '']);
    expectRefused(field, [20_260_331, {}, ['2026-03-31']]);
  });

  test.each(instants)('M4: $label is an instant that exists, in UTC', (field) => {
    expectRefused(field, ['2026-03-31', '2026-03-31T09:00:00', '2026-02-30T09:00:00.000Z', 'now', '', 0]);
    expectRefused(field, [
      '2026-03-31T25:00:00.000Z',
      '2026-03-31T09:60:00.000Z',
      '1899-12-31T09:00:00.000Z',
    ]);
  });

  test.each(currencies)('M1: $label is a currency that there is', (field) => {
    expectRefused(field, ['eur', 'EURO', '€', '', 'ZZZ', 978, null]);
  });

  test.each(lists)(
    'commands: $label is refused or works when it is empty, and when it has 10,000 entries',
    (field) => {
      const input = inputWith(field);
      const element = definitionOf(field.schema).element;
      if (element === undefined) throw new Error('a list has entries');
      const entries = fc.sample(anyInput(element, String(field.path.at(-1))), { seed: 11, numRuns: 50 });
      const holder = holderOf(input, field.path);
      for (const size of [0, 10_000]) {
        if (holder === undefined) throw new Error('the input has the field');
        holder[field.path.at(-1) ?? ''] = Array.from({ length: size }, (_, index) => entries[index % 50]);
        const prepared = prepareCommand(field.name, 1, input);
        const effect = prepared.ok ? prepared.command.apply(buildAggregate(), buildContext()) : prepared;
        if (!effect.ok) z.array(failureSchema).min(1).max(50).parse(effect.failures);
      }
    },
  );
});
