import { describe, expect, it } from 'vitest';
import { buildAccount } from '../../../../test/fixtures/builders/build-account.ts';
import type { EngineClient } from '../../../app/engine-client.ts';
import { engineUnreachable } from '../../../app/problem.ts';
import type { SubmitCommand } from '../../../app/use-commands.tsx';
import { type MailOrder, mailByServer } from './hand-out-mail.ts';
import { createIssuedOnce } from './issued-once.ts';

const account = buildAccount();
const [contact] = account.contacts;
if (contact === undefined) throw new Error('no contact');
const pdf = new Blob(['%PDF-']);

type Engine = {
  readonly contacts?: typeof account.contacts;
  readonly findings?: readonly { readonly rule: string }[];
  readonly notices?: readonly object[];
  /** What keeping a file answers, one after the other; a failure by its code. */
  readonly keeping?: readonly (string | null)[];
  /** Commands that are refused, by the code. */
  readonly refused?: Readonly<Record<string, string>>;
};

/** An engine that writes down what it is asked to do, in its order. */
function engineThat({ contacts, findings = [], notices = [], keeping = [], refused = {} }: Engine) {
  const done: string[] = [];
  const answers = [...keeping];
  async function* once<Value>(value: Value) {
    yield value;
  }
  const client = {
    account: {
      watch: async () =>
        once({
          kind: 'window',
          head: { account: { ...account, contacts: contacts ?? account.contacts }, today: '2026-11-21' },
        }),
      contactPermission: async () => once({ findings, allowedAgainAt: null }),
      dunning: async () => once({ unsent: notices }),
    },
    files: {
      add: async ({ name }: { name: string }) => {
        const code = answers.shift() ?? null;
        if (code !== null)
          throw Object.assign(new Error(code), { code: 'FAILED', data: { code, params: {}, others: [] } });
        done.push(`keep ${name}`);
        return { sha256: 'a'.repeat(64), name, mediaType: 'application/pdf', sizeBytes: pdf.size };
      },
      remove: async () => true,
    },
  } as unknown as EngineClient;
  const submit = (async (name: string, _account: string, input: { documentId?: string }) => {
    const code = refused[name];
    if (code !== undefined) return { problem: { code, params: {} } };
    done.push(`${name} ${input.documentId ?? ''}`.trim());
    return { commandId: name };
  }) as SubmitCommand;
  let issued = 0;
  const kept = createIssuedOnce();
  const order = (changes: Partial<MailOrder> = {}): MailOrder => ({
    ...{ client, submit, account, contact: contact as MailOrder['contact'], mintId: () => 'mail-1' },
    ...{ subject: 'Your statement', text: 'Dear customer', reason: '', noticeId: null },
    preview: { fileName: 'preview.pdf', pdf },
    paper: () =>
      kept.paper('statement', async () => {
        issued += 1;
        done.push(`issue ${issued}`);
        return { documentId: `document-${issued}`, number: `D-${issued}`, fileName: 'paper.pdf', pdf };
      }),
    handedOut: () => kept.forget('statement'),
    ...changes,
  });
  return { order, done };
}

const approved = { id: 'notice-1', state: 'approved', currency: 'EUR', outdated: [] };

describe('what refuses a mail', () => {
  it.each<[string, Engine, Partial<MailOrder>, string]>([
    ['a subject that a mail cannot have', {}, { subject: '\ufeffYour statement' }, 'COMMAND_INVALID'],
    ['a text that says nothing', {}, { text: '\u2800' }, 'COMMAND_INVALID'],
    ['a contact that is gone', { contacts: [] }, {}, 'CONTACT_NOT_FOUND'],
    [
      'another address meanwhile',
      { contacts: [{ ...contact, email: 'new@example.com' }] },
      {},
      'CHANGED_MEANWHILE',
    ],
    ['a rule of A1', { findings: [{ rule: 'no-consent' }] }, {}, 'MAIL_NOT_ALLOWED'],
    ['G1: a notice that is gone', {}, { noticeId: 'notice-1' }, 'NOTICE_NOT_FOUND'],
    [
      'G1: a notice that asks for more than there is',
      {
        notices: [
          { ...approved, outdated: [{ number: 'RE-1', why: 'paid', saidMinor: 2, presentMinor: 1 }] },
        ],
      },
      { noticeId: 'notice-1' },
      'NOTICE_OUTDATED',
    ],
    ['a disk that is full', { keeping: ['STORAGE_FULL'] }, {}, 'STORAGE_FULL'],
  ])('%s: nothing is issued, and nothing is sent', async (_, engine, changes, code) => {
    const { order, done } = engineThat(engine);
    expect(await mailByServer(order(changes))).toMatchObject({ problem: { code } });
    expect(done).toEqual([]);
  });

  it('after the issue tells that the document stands there, and the next time sends that very document', async () => {
    const { order, done } = engineThat({ keeping: [null, 'STORAGE_FULL'] });
    expect(await mailByServer(order())).toEqual({
      problem: {
        ...{ code: 'MAIL_OF_ISSUED_FAILED', params: { number: 'D-1' } },
        others: [{ code: 'DEVICE_DOES_NOT_WRITE', params: {} }],
      },
    });
    expect(await mailByServer(order())).toEqual({ commandId: 'document.send' });
    expect(done.filter((one) => !one.startsWith('keep'))).toEqual(['issue 1', 'document.send document-1']);
  });

  it('while it is issued: says that nobody knows whether it was, where the engine was lost', async () => {
    const { order, done } = engineThat({});
    const lost = order({ paper: () => Promise.reject(new Error('the line')) });
    expect(await mailByServer(lost)).toMatchObject({ problem: { code: 'ISSUE_ANSWER_LOST' } });
    expect(done).toEqual(['keep preview.pdf']);
  });
});

describe('G1: the notice of a mailed letter', () => {
  it('is sent once the mail is handed in, not before', async () => {
    const { order, done } = engineThat({ notices: [approved] });
    expect(await mailByServer(order({ noticeId: 'notice-1' }))).toEqual({ commandId: 'document.send' });
    expect(done.slice(1)).toEqual([
      ...['issue 1', 'keep paper.pdf', 'document.send document-1', 'dunning.mark-sent'],
    ]);
  });

  it('stays as it is where the mail was refused', async () => {
    const { order, done } = engineThat({
      notices: [approved],
      refused: { 'document.send': engineUnreachable.code },
    });
    const refused = await mailByServer(order({ noticeId: 'notice-1' }));
    expect(refused).toMatchObject({ problem: { code: 'MAIL_OF_ISSUED_FAILED' } });
    expect(done).not.toContain('dunning.mark-sent');
  });

  it('that cannot be marked is told together with the mail, which is out', async () => {
    const { order } = engineThat({ notices: [approved], refused: { 'dunning.mark-sent': 'FORBIDDEN' } });
    expect(await mailByServer(order({ noticeId: 'notice-1' }))).toHaveProperty('done');
  });
});
