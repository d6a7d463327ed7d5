import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import type { Account } from '../domain/account/account.ts';
import { activitySchema } from '../domain/activity/activity.ts';
import { contactPolicySchema } from '../domain/contact/contact-policy.ts';
import { defaultSettings } from '../domain/organisation/settings.ts';
import { filesOfInput } from './files-of-input.ts';
import { prepareCommand } from './registry.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const file = {
  ...{ sha256: 'a'.repeat(64), name: 'statement-10482.pdf' },
  ...{ mediaType: 'application/pdf', sizeBytes: 52_113 },
};
const mail = {
  ...{ activityId: 'mail-1', contactId: 'contact-1', address: 'ida.brandt@example.com' },
  ...{ subject: 'Your statement', text: 'Dear customer', documentId: 'document-1', file },
};
const [ida] = buildAccount().contacts;
const withContact = (changes: Partial<Account['contacts'][number]>) => {
  if (ida === undefined) throw new Error('no contact');
  return buildAggregate({ account: buildAccount({ contacts: [{ ...ida, ...changes }] }) });
};
const send = (changes: object = {}, aggregate = buildAggregate(), context = buildContext()) =>
  run('document.send', aggregate, { ...mail, ...changes }, context);

test('A1: a mailed document is a contact of the timeline, which waits for the server', () => {
  const after = applied(buildAggregate(), send());
  expect(activitySchema.parse(after.activities[0])).toMatchObject({
    ...{ id: 'mail-1', kind: 'email', direction: 'outbound', note: 'Your statement' },
    contactName: ida?.name,
    mail: {
      ...{ contactId: 'contact-1', address: 'ida.brandt@example.com', subject: 'Your statement' },
      ...{ documentId: 'document-1', file, state: 'queued', trouble: null, sentAt: null },
    },
  });
  expect(prepareCommand('document.send', 1, mail)).toMatchObject({ command: { reads: 'timeline' } });
});

test('the paper goes to the server before its command', () => {
  expect(filesOfInput(mail)).toEqual([file]);
});

test('an id that is taken is refused', () => {
  expect(codesOf(send({}, applied(buildAggregate(), send())))).toEqual(['DUPLICATE_ID']);
});

describe('who it goes to', () => {
  test('is a contact of the account, at the address that the contact has', () => {
    expect(codesOf(send({ contactId: 'somebody' }))).toEqual(['CONTACT_NOT_FOUND']);
    expect(codesOf(send({ address: 'old@example.com' }))).toEqual(['CHANGED_MEANWHILE']);
    expect(codesOf(send({}, withContact({ email: ' ida.brandt@example.com ' })))).toEqual([]);
  });

  test.each(['', 'Ida Brandt', 'ida@', 'a@b.example, c@d.example', 'a@b.example\nBcc: c@d.example'])(
    'has an address, and %j is none',
    (email) => {
      expect(codesOf(send({}, withContact({ email })))).toEqual(['CONTACT_WITHOUT_EMAIL']);
      expect(codesOf(send({ address: email }, withContact({ email })))).toEqual(['COMMAND_INVALID']);
    },
  );

  test('A1: who wants no contact, or no mail, gets none unless somebody says why', () => {
    const closed = withContact({ doNotContact: true });
    expect(codesOf(send({}, closed))).toEqual(['CONTACT_NOT_ALLOWED']);
    const override = { rules: ['do-not-contact'], reason: 'Asked for the statement on the phone' };
    expect(applied(closed, send({ override }, closed)).activities[0]).toMatchObject({ override });
    const refusing = withContact({ consents: [{ channel: 'email', given: false }] });
    expect(codesOf(send({}, refusing))).toEqual(['CONTACT_NOT_ALLOWED']);
    expect(codesOf(send({}, withContact({ consents: [{ channel: 'call', given: false }] })))).toEqual([]);
  });

  test('A1: a rule on mails of the organisation holds', () => {
    const contact = contactPolicySchema.parse({
      rules: [
        {
          ...{ id: 'mails-with-consent', channels: ['email'], countries: [], customerTypes: ['business'] },
          ...{ segments: [], hours: null, per: 'account', attempts: null, daysAfterConversation: null },
          ...{ needsConsent: true, source: 'House rule' },
        },
      ],
    });
    const context = buildContext({ settings: { ...defaultSettings, contact } });
    expect(codesOf(send({}, buildAggregate(), context))).toEqual(['CONTACT_NOT_ALLOWED']);
    const agreed = withContact({ consents: [{ channel: 'email', given: true }] });
    expect(codesOf(send({}, agreed, context))).toEqual([]);
  });
});

test.each([
  ['subject', { subject: 'Hello\r\nBcc: other@example.com' }],
  ['subject', { subject: 'Hello\u2028you' }],
  ['subject', { subject: '   ' }],
  ['subject', { subject: 'x'.repeat(201) }],
  ['text', { text: '' }],
  ['text', { text: 'x'.repeat(10_001) }],
  ['text', { text: 'a\u0000b' }],
  ['address', { address: 'Ida <ida.brandt@example.com>' }],
  ['address', { address: `${'x'.repeat(300)}@example.com` }],
  ['file.mediaType', { file: { ...file, mediaType: 'text/html' } }],
  ['file.sizeBytes', { file: { ...file, sizeBytes: 0 } }],
  ['documentId', { documentId: '../x' }],
])('a wrong %s is refused by its name', (field, changes) => {
  expect(send(changes)).toMatchObject({
    ok: false,
    failures: [{ code: 'COMMAND_INVALID', params: { field } }],
  });
});

test('authority: everybody who works an account may send, and what was sent is not corrected', () => {
  for (const role of ['collector', 'field-agent', 'manager', 'administrator'] as const) {
    expect(codesOf(send({}, buildAggregate(), buildContext({ actor: buildActor({ role }) })))).toEqual([]);
  }
  const after = applied(buildAggregate(), send());
  const correction = {
    ...{ activityId: 'new', supersedes: 'mail-1', reason: 'x', kind: 'note', direction: 'outbound' },
    ...{ outcome: null, contactName: '', note: '', durationSeconds: null, nextAction: null },
  };
  expect(codesOf(run('activity.supersede', after, correction))).toEqual(['ACTIVITY_NOT_CORRECTABLE']);
});
