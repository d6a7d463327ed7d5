import { describe, expect, it } from 'vitest';
import { buildAccount } from '../../../../test/fixtures/builders/build-account.ts';
import { newActivityDraft } from './activity-draft.ts';
import { contactQuestion } from './contact-rules.ts';

const account = buildAccount();
const [ida] = account.contacts;
const draft = newActivityDraft(account, null, '2026-11-22');

describe('what is asked about a contact', () => {
  it('A1: is the channel and the person; nothing is asked of what comes in, notes and meetings', () => {
    expect(contactQuestion(account, draft)).toEqual({
      accountId: account.id,
      channel: 'call',
      contactId: ida?.id,
      invoiceIds: [],
    });
    expect(contactQuestion(account, { ...draft, kind: 'email' })?.channel).toBe('email');
    expect(contactQuestion(account, { ...draft, contactName: 'Somebody else' })?.contactId).toBeNull();
    expect(contactQuestion(account, { ...draft, direction: 'inbound' })).toBeNull();
    expect(contactQuestion(account, { ...draft, kind: 'note' })).toBeNull();
    expect(contactQuestion(account, { ...draft, kind: 'meeting' })).toBeNull();
  });

  it('A1: of several people of one name it is the one who is not to be contacted, as for the command', () => {
    const namesakes = account.contacts.map((one) => ({ ...one, id: 'contact-2', doNotContact: true }));
    const both = buildAccount({ contacts: [...account.contacts, ...namesakes] });
    expect(contactQuestion(both, draft)?.contactId).toBe('contact-2');
  });

  it('A1: stays the same while a note, a reason, a next step or a name is typed, so that no key asks the engine', () => {
    const asked = (typed: object) => JSON.stringify(contactQuestion(account, { ...draft, ...typed }));
    const letters = 'asked to be called'.split('');
    const questions = letters.flatMap((_letter, index) => {
      const text = letters.slice(0, index + 1).join('');
      return [asked({ note: text }), asked({ overrideReason: text }), asked({ nextText: text })];
    });
    expect(new Set([...questions, asked({ outcome: 'reached', nextDate: '2026-04-01' })])).toEqual(
      new Set([asked({})]),
    );
    const stranger = ['U', 'Ud', 'Udo', 'Udo B'].map((contactName) => asked({ contactName }));
    expect(new Set(stranger).size).toBe(1);
  });
});
