import fc from 'fast-check';
import type { MangoQuery, RxDocumentData } from 'rxdb';
import { type Contact, contact } from './contact-documents.ts';

// Few letters, so that values meet. All kinds of UTF-16: ASCII, accents, astral, after the surrogates.
const ORDINARY_LETTERS = ['a', 'b', 'Z', 'é', '💰', '𝕏', '\ue000'];
const STRANGE_LETTERS = [...ORDINARY_LETTERS, '\0', ' ', '\t', '\ud800', '\udfff', '\uffff', "'", '%'];

const textOf = (letters: readonly string[]) =>
  fc.array(fc.constantFrom(...letters), { maxLength: 3 }).map((parts) => parts.join(''));

/** Texts on whose order all storages agree. */
const ordinaryText = textOf(ORDINARY_LETTERS);
const strangeText = textOf(STRANGE_LETTERS);

const ordinaryAge = fc.integer({ min: -8, max: 8 }).map((half) => half / 2);
const strangeAge = fc.oneof(ordinaryAge, fc.constantFrom(1e300, -1e300, 2 ** 53, 0.1 + 0.2, 5e-324));

type Fields = Partial<RxDocumentData<Contact>>;

/** Documents as their schema wants them. */
export const ordinaryFields: fc.Arbitrary<Fields> = fc.record({
  name: ordinaryText,
  age: ordinaryAge,
  isActive: fc.boolean(),
  nickname: ordinaryText,
  address: fc.record({ city: ordinaryText }),
  note: ordinaryText,
  _deleted: fc.boolean(),
});

// A storage is not the place where documents are validated: it must give back and find what it was given.
const misfit = fc.constantFrom(null, 7, 'text', true, ['a', 'b'], { city: 'a' }, [
  { city: 'a' },
  { city: 'b' },
]);

/** Documents with optional fields missing, hostile texts, extreme numbers. */
export const strangeFields = fc.record(
  {
    name: strangeText,
    age: strangeAge,
    isActive: fc.boolean(),
    nickname: strangeText,
    address: fc.record({ city: strangeText }, { requiredKeys: [] }),
    tags: fc.array(strangeText, { maxLength: 2 }),
    note: strangeText,
    _deleted: fc.boolean(),
  },
  { requiredKeys: ['name', 'age', 'isActive', '_deleted'] },
);

/** As {@link strangeFields}, with values of types that the schema does not allow. */
export const misfittingFields = fc
  .tuple(strangeFields, fc.constantFrom('name', 'age', 'isActive', 'nickname', 'address', 'note'), misfit)
  .map(([fields, path, value]) => ({ ...fields, [path]: value }));

export function contactsOf(fields: readonly object[]): RxDocumentData<Contact>[] {
  return fields.map((own, index) => contact(`${index % 2 === 0 ? '💰' : '\uff5e'}${index}`, own as Fields));
}

function conditionOn(path: string, operand: fc.Arbitrary<unknown>, isOrdered = true) {
  const comparisons = ['$eq', '$ne', ...(isOrdered ? ['$gt', '$gte', '$lt', '$lte'] : [])];
  const single = fc
    .tuple(fc.constantFrom(...comparisons), operand)
    .map(([operator, value]) => ({ [operator]: value }));
  const range = fc.tuple(operand, operand).map(([from, to]) => ({ $gte: from, $lt: to }));
  const list = fc
    .tuple(fc.constantFrom('$in', '$nin'), fc.array(operand, { maxLength: 3 }))
    .map(([operator, values]) => ({ [operator]: values }));
  return fc.oneof(single, list, isOrdered ? range : single).map((matcher) => ({ [path]: matcher }));
}

function conditions(text: fc.Arbitrary<string>, age: fc.Arbitrary<number>): fc.Arbitrary<object> {
  return fc.oneof(
    conditionOn('name', text),
    conditionOn('age', age),
    conditionOn('isActive', fc.boolean(), false),
    conditionOn('nickname', text),
    conditionOn('address.city', text),
    conditionOn('note', text),
    conditionOn('_deleted', fc.boolean(), false),
  );
}

function selectors(condition: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const plain = fc.array(condition, { maxLength: 3 }).map((parts) => Object.assign({}, ...parts) as object);
  const nested = fc
    .tuple(plain, fc.constantFrom('$and', '$or'), fc.array(plain, { minLength: 1, maxLength: 3 }))
    .map(([own, word, parts]) => ({ ...own, [word]: parts }));
  return fc.oneof(plain, nested);
}

const sortPaths = ['id', 'name', 'age', 'isActive', 'nickname', 'address.city', 'note', '_deleted'];
const sorts = fc
  .uniqueArray(fc.constantFrom(...sortPaths), { minLength: 1, maxLength: 3 })
  .chain((paths) =>
    fc.tuple(
      ...paths.map((path) => fc.constantFrom('asc', 'desc').map((direction) => ({ [path]: direction }))),
    ),
  );

function queries(text: fc.Arbitrary<string>, age: fc.Arbitrary<number>): fc.Arbitrary<MangoQuery<Contact>> {
  const pages = { skip: fc.nat({ max: 4 }), limit: fc.nat({ max: 8 }) };
  return fc
    .record(
      { selector: selectors(conditions(text, age)), sort: sorts, ...pages },
      { requiredKeys: ['selector', 'sort'] },
    )
    .map((query) => query as MangoQuery<Contact>);
}

export const ordinaryQuery = queries(ordinaryText, ordinaryAge);
export const strangeQuery = queries(strangeText, strangeAge);
