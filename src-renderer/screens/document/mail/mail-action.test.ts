import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { mailSubjectSchema } from '../../../../src-shared/domain/activity/mail.ts';
import { buildAccount } from '../../../../test/fixtures/builders/build-account.ts';
import { initialTyped, readAnswers } from '../../../app/action-dialog/read-answers.ts';
import { englishWords } from '../../../app/words.fixture.ts';
import { mailLink } from './hand-out-mail.ts';
import { mailAction } from './mail-action.ts';
import { mailContacts } from './reachable-contacts.ts';
import { subjectLine } from './subject-line.ts';

const [ida] = buildAccount().contacts;
const contact = (id: string, changes: object) =>
  buildAccount({ contacts: [{ ...ida, id, ...changes } as NonNullable<typeof ida>] }).contacts[0] ?? fail();
function fail(): never {
  throw new Error('no contact');
}

describe('who a document is mailed to', () => {
  it('is first of all who wants mails, and last who wants none', () => {
    const contacts = [
      contact('no-contact', { doNotContact: true }),
      contact('refuses', { consents: [{ channel: 'email', given: false }] }),
      contact('by-phone', { preferredChannel: 'call' }),
      contact('agreed', { consents: [{ channel: 'email', given: true }], preferredChannel: null }),
      contact('by-mail', { preferredChannel: 'email' }),
      contact('none', { email: '' }),
      contact('wrong', { email: 'a@b.example, c@d.example' }),
    ];
    const { reachable, others } = mailContacts(contacts);
    expect(reachable.map(({ id }) => id)).toEqual(['by-mail', 'agreed', 'by-phone', 'no-contact', 'refuses']);
    expect(others.map(({ id }) => id)).toEqual(['none', 'wrong']);
  });
});

describe('a link to a mail', () => {
  it('has the words in its query alone, with the line ends of mails', () => {
    const link = mailLink({
      ...{
        address: 'o&p?x=1@example.com',
        subject: 'A & B?bcc=x@example.com',
        text: 'One\nTwo\r\nÄ日\ud800',
      },
    });
    const url = new URL(link);
    expect(url.pathname).toBe('o%26p%3Fx%3D1@example.com');
    expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(url.searchParams.get('subject')).toBe('A & B?bcc=x@example.com');
    expect(url.searchParams.get('body')).toBe('One\r\nTwo\r\nÄ日\ufffd');
  });
});

describe('a subject that was pasted', () => {
  it('is one line, whatever its lines end with', () => {
    const line = subjectLine('Your account\u2028Bcc: x@example.com\u0085\u2029\r\n now');
    expect(line).toBe('Your account Bcc: x@example.com now');
    expect(mailSubjectSchema.safeParse(line).success).toBe(true);
  });
});

const words = i18next.createInstance();
beforeAll(() => words.init({ resources: { en: { translation: englishWords } } }));

describe('the dialog that mails the letter of a notice', () => {
  const ask = (marksNotice: boolean, inputHash = 'a'.repeat(64), noticeId: string | null = 'notice-1') => {
    const account = buildAccount({ contacts: [contact('ida', { email: 'ida@example.com' })] });
    const never = () => Promise.reject(new Error('nothing is sent here'));
    const client: Parameters<typeof mailAction>[0]['client'] = Object.create(null);
    return mailAction({
      ...{ account, client, title: 'Letter', key: 'letter', inputHash, words: { subject: 'S', text: 'T' } },
      ...{ preview: null, paper: never, handedOut: fail, mintId: fail, noticeId, marksNotice },
      ...{ ruledOut: new Set<string>(), opensLinks: false, t: words.getFixedT('en') },
    });
  };

  // The draft has the sums of the paper in it, also where somebody has only chosen another recipient.
  it('has again what was typed for the same paper, and not for one that says something else', () => {
    expect(ask(true)?.key).toBe(ask(true)?.key);
    expect(ask(true)?.key).not.toBe(ask(true, 'b'.repeat(64))?.key);
  });

  it('sends what is of no notice without asking for one', () => {
    const action = ask(true, 'a'.repeat(64), null);
    if (action === null) throw new Error('there is no dialog');
    const answers = readAnswers(action.fields, { ...initialTyped(action.fields), contactId: 'gone' }, 'en');
    const known = readAnswers(action.fields, initialTyped(action.fields), 'en');
    expect(() => void action.send(fail, answers)).not.toThrow();
    expect(() => void action.send(fail, known).catch(() => undefined)).not.toThrow();
  });

  it('G1: asks whether the notice is sent with it', () => {
    const action = ask(true);
    expect(action?.fields.map(({ name }) => name)).toContain('markSent');
    expect(action).not.toHaveProperty('explanation');
  });

  it('G1: says before it goes out that a field agent cannot mark the notice as sent, and does not ask', () => {
    const action = ask(false);
    expect(action?.fields.map(({ name }) => name)).not.toContain('markSent');
    expect(action?.explanation).toContain('you cannot mark it as sent');
  });
});
