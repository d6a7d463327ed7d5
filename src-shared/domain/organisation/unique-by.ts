import { z } from 'zod';

type Path = readonly [string, ...string[]];

/**
 * For a check of a policy that compares fields with each other: it also runs where other fields are wrong, so that
 * everything is said at once, and rests only while one of these is.
 */
export function onceRight(...fields: readonly string[]) {
  return {
    when: ({ issues }: z.core.ParsePayload): boolean =>
      issues.every(({ code, path = [] }) => {
        if (code === 'unrecognized_keys') return true;
        const field = path.find((step) => typeof step === 'string');
        return field !== undefined && !fields.includes(field);
      }),
  };
}

/**
 * A list in which no two items have the same values in all of these fields, each named by its path. The second is
 * refused at its index (and field, where there is but one), with the index of the first; also where something else is
 * wrong with them.
 */
export function uniqueBy<Item extends z.ZodType>(item: Item, ...fields: readonly [Path, ...Path[]]) {
  return z.array(item).superRefine(
    (items, context) => {
      const seen = new Map<string, number>();
      const own = fields.length === 1 ? fields[0] : [];
      items.forEach((one: unknown, index) => {
        const values = fields.map((path) => textAt(one, path));
        if (values.includes(undefined)) return;
        const text = values.join(', ');
        const first = seen.get(text);
        if (first === undefined) seen.set(text, index);
        else {
          const message = `${text} stands there already, at [${first}]`;
          context.addIssue({ code: 'custom', path: [index, ...own], message });
        }
      });
    },
    { when: ({ value }) => Array.isArray(value) },
  );
}

/** The text at a path of what may be anything; undefined for what is none. */
export function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
  return typeof found === 'string' ? found : undefined;
}

/** The texts at a path in each item of what may be no list at all. */
export function textsAt(items: unknown, path: readonly string[]): readonly (string | undefined)[] {
  return Array.isArray(items) ? items.map((one) => textAt(one, path)) : [];
}
