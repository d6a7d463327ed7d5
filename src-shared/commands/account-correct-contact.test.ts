import { expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { codesOf, run } from './run-command.fixture.ts';

test('commands: an account has fifty contacts at most, and those that it has are still corrected', () => {
  const contact = buildAccount().contacts[0];
  const withContacts = (count: number) => {
    const contacts = Array.from({ length: count }, (_, index) => ({ ...contact, id: `contact-${index}` }));
    return buildAggregate({ account: buildAccount({ contacts: contacts as never }) });
  };
  const correct = (count: number, from: unknown, to: unknown) =>
    run('account.correct-contact', withContacts(count), { activityId: 'a1', from, to, reason: '' });
  const added = { ...contact, id: 'contact-new' };
  expect(codesOf(correct(49, null, added))).toEqual([]);
  expect(correct(50, null, added)).toMatchObject({
    failures: [{ code: 'TOO_MANY_ENTRIES', params: { limit: 50 } }],
  });
  const first = { ...contact, id: 'contact-0' };
  expect(codesOf(correct(50, first, { ...first, phone: '1' }))).toEqual([]);
});
