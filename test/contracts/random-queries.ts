import fc from 'fast-check';
import type { MangoQuery } from 'rxdb';
import { type AnyDocument, anyNumber, anyText, type Discipline, FIELD_PATHS } from './random-schemas.ts';

const anyOperand = fc.oneof(
  anyText,
  anyNumber,
  fc.boolean(),
  fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, '\uffff'),
);
const anyList = fc.oneof(
  { arbitrary: fc.array(anyOperand, { maxLength: 4 }), weight: 9 },
  {
    arbitrary: fc
      .array(anyOperand, { maxLength: 3 })
      .map((some) => [...some, ...Array.from({ length: 520 }, (_, index) => index * 1_000 - 7)]),
    weight: 1,
  },
);
const PATTERNS = [
  '^a',
  '^ab*',
  '^💰',
  '^\ue000?',
  '^a|b',
  '^(a)',
  'b$',
  '^é+',
  '^\\0',
  '^.',
  '^aZ{0,1}',
  '^',
];

const operators: fc.Arbitrary<object>[] = [
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), anyOperand)
    .map(([operator, operand]) => ({ [operator]: operand })),
  fc.tuple(anyOperand, anyOperand).map(([from, to]) => ({ $gte: from, $lt: to })),
  fc.tuple(fc.constantFrom('$in', '$nin'), anyList).map(([operator, list]) => ({ [operator]: list })),
  fc.boolean().map((exists) => ({ $exists: exists })),
  fc.constantFrom(...PATTERNS).map((pattern) => ({ $regex: pattern })),
  fc.constantFrom(...PATTERNS).map((pattern) => ({ $regex: pattern, $options: 'i' })),
  fc.constantFrom('string', 'number', 'boolean', 'null', 'array', 'object').map((type) => ({ $type: type })),
  fc.constantFrom({ $size: 1 }, { $mod: [2, 0] }, { $elemMatch: { $eq: 'a' } }),
];
const matcher = fc.oneof(...operators);
const anyMatcher = fc.oneof(
  { arbitrary: matcher, weight: 5 },
  { arbitrary: matcher.map((negated) => ({ $not: negated })), weight: 1 },
  { arbitrary: fc.tuple(matcher, matcher).map(([one, other]) => ({ ...one, ...other })), weight: 1 },
);
const PATHS = [...FIELD_PATHS, 'key', '_deleted', 'free', 'deep', 'deep.er'];
const condition = fc
  .tuple(fc.constantFrom(...PATHS), anyMatcher)
  .map(([path, match]): object => ({ [path]: match }));
const plainSelector = fc
  .array(condition, { maxLength: 3 })
  .map((parts) => Object.assign({}, ...parts) as object);
const anySelector = fc.oneof(
  plainSelector,
  fc
    .tuple(
      plainSelector,
      fc.constantFrom('$and', '$or', '$nor'),
      fc.array(plainSelector, { minLength: 1, maxLength: 3 }),
    )
    .map(([own, word, parts]) => ({ ...own, [word]: parts })),
);

const anySort = fc
  .uniqueArray(fc.constantFrom(...FIELD_PATHS, '_deleted'), { maxLength: 2 })
  .chain((paths) =>
    fc.tuple(
      ...[...paths, 'key'].map((path) =>
        fc.constantFrom('asc', 'desc').map((direction) => ({ [path]: direction })),
      ),
    ),
  );
// RxDB's comparator leaves the order of equal lists and objects open, so among those only keys decide.
const sortByKey = fc.constantFrom('asc', 'desc').map((direction) => [{ key: direction }]);

// "The newest": what screens ask most, answered in a way of its own.
const newestQuery = fc
  .record({
    path: fc.constantFrom(...FIELD_PATHS),
    equal: fc.dictionary(fc.constantFrom('_deleted', ...FIELD_PATHS), anyOperand, { maxKeys: 2 }),
    range: fc.option(fc.tuple(fc.constantFrom('$gt', '$lte', '$ne'), anyOperand)),
    skip: fc.nat({ max: 3 }),
    limit: fc.nat({ max: 5 }),
  })
  .map(({ path, equal, range, ...page }) => {
    const equals = Object.entries(equal).map(([field, value]) => [field, { $eq: value }]);
    const own = range === null ? {} : { [path]: { [range[0]]: range[1] } };
    const selector = { _deleted: { $eq: false }, ...Object.fromEntries(equals), ...own };
    return { selector, sort: [{ [path]: 'desc' }, { key: 'asc' }], ...page };
  });

/** Queries with all operators of RxDB, on all fields, with values of all types. */
export function anyQuery(discipline: Discipline): fc.Arbitrary<MangoQuery<AnyDocument>> {
  const sort: fc.Arbitrary<object[]> = discipline === 'anything' ? sortByKey : anySort;
  const parts = { selector: anySelector, sort, skip: fc.nat({ max: 4 }), limit: fc.nat({ max: 8 }) };
  const general = fc.record(parts, { requiredKeys: ['selector', 'sort'] });
  const any: fc.Arbitrary<object> = discipline === 'anything' ? general : fc.oneof(general, newestQuery);
  return any.map((query) => query as MangoQuery<AnyDocument>);
}
