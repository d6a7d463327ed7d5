import fc from 'fast-check';
import { fillWithDefaultSettings, type RxDocumentData, type RxJsonSchema } from 'rxdb';

/** A document of any schema: only its key is known. */
export type AnyDocument = { key: string; [field: string]: unknown };
export type AnySchema = RxJsonSchema<RxDocumentData<AnyDocument>>;

const FIELDS = {
  text: { type: 'string', maxLength: 20 },
  label: { type: 'string', maxLength: 20 },
  amount: { type: 'number', minimum: -1e9, maximum: 1e9, multipleOf: 0.01 },
  rank: { type: 'integer', minimum: 0, maximum: 1_000, multipleOf: 1 },
  isOpen: { type: 'boolean' },
  'deep.text': { type: 'string', maxLength: 20 },
  'deep.er.rank': { type: 'integer', minimum: 0, maximum: 1_000, multipleOf: 1 },
} as const;
export const FIELD_PATHS = Object.keys(FIELDS);

const properties = {
  key: { type: 'string', maxLength: 80 },
  text: FIELDS.text,
  label: FIELDS.label,
  amount: FIELDS.amount,
  rank: FIELDS.rank,
  isOpen: FIELDS.isOpen,
  deep: {
    type: 'object',
    properties: {
      text: FIELDS['deep.text'],
      er: { type: 'object', properties: { rank: FIELDS['deep.er.rank'] } },
    },
  },
  free: {},
};

const someIndexes = fc.uniqueArray(
  fc.uniqueArray(fc.constantFrom(...FIELD_PATHS), { minLength: 1, maxLength: 3 }),
  { maxLength: 4, selector: (index) => index.join() },
);
const somePrimaryKey = fc.constantFrom('key' as const, {
  key: 'key' as const,
  fields: ['text', 'rank'] as const,
  separator: '|',
});

/** Schemas with any indexes, single or compound, nested or not, and a plain or composite primary key. */
export const anySchema: fc.Arbitrary<AnySchema> = fc
  .record({ indexes: someIndexes, primaryKey: somePrimaryKey })
  .map((parts) => {
    const schema = { version: 0, type: 'object', properties, required: ['key'], ...parts };
    return fillWithDefaultSettings<AnyDocument>(schema as unknown as RxJsonSchema<AnyDocument>);
  });

const LETTERS = ['a', 'b', 'Z', 'é', '|', '💰', '𝕏', '\ue000', '\0', '\ud800', '\udfff', '\uffff', "'", '%'];
export const anyText = fc.array(fc.constantFrom(...LETTERS), { maxLength: 3 }).map((parts) => parts.join(''));
export const anyNumber = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc.constantFrom(-0, 0.5, 0.1 + 0.2, 5e-324, 1e308, -1e308, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 1e21),
);
const anyScalar = fc.oneof(anyText, anyNumber, fc.boolean(), fc.constant(null));
const anyCompound = fc.oneof(
  fc.array(anyScalar, { maxLength: 2 }),
  fc.record({ text: anyText }),
  fc.array(fc.record({ text: anyText }, { requiredKeys: [] }), { maxLength: 2 }),
);

/** How far documents keep to their schema: a storage is not the place where that is validated. */
export type Discipline = 'fitting' | 'other scalars' | 'anything';

export function anyFields(discipline: Discipline): fc.Arbitrary<object> {
  const fit = { text: anyText, number: anyNumber, boolean: fc.boolean() };
  const or = (fitting: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
    if (discipline === 'fitting') return fitting;
    const misfit = discipline === 'anything' ? fc.oneof(anyScalar, anyCompound) : anyScalar;
    return fc.oneof({ arbitrary: fitting, weight: 6 }, { arbitrary: misfit, weight: 1 });
  };
  const deeper = fc.record({ rank: or(fit.number) }, { requiredKeys: [] });
  const deep = fc.record({ text: or(fit.text), er: or(deeper) }, { requiredKeys: [] });
  return fc.record(
    {
      text: or(fit.text),
      label: or(fit.text),
      amount: or(fit.number),
      rank: or(fit.number),
      isOpen: or(fit.boolean),
      deep: or(deep),
      free: fc.oneof(anyScalar, anyCompound),
    },
    { requiredKeys: [] },
  );
}
