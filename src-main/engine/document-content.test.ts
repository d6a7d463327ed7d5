import { describe, expect, test } from 'vitest';
import { documentRequestSchema } from '../../src-shared/contract/document-request.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../test/fixtures/builders/build-activity.ts';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../test/fixtures/builders/build-notice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPlan, buildPlanVersion } from '../../test/fixtures/builders/build-plan.ts';
import { buildReceipt } from '../../test/fixtures/builders/build-receipt.ts';
import { testOrganisation } from '../../test/fixtures/builders/test-organisation.ts';
import { renderDocument } from './document-calls.ts';
import { documentContent } from './document-content.ts';
import type { EngineServices } from './engine-services.ts';
import { noTemplate } from './held-template.ts';
import type { DocumentContent } from './ports/documents-port.ts';

type Lock = ReturnType<EngineServices['device']['lock']>;

/** The engine's services as far as a document needs them; `heldFile` is what this device has of every file. */
function servicesOf(
  aggregate: AccountAggregate | undefined,
  more: { readonly heldFile?: Uint8Array; readonly locks?: Lock[]; readonly isSignedOut?: boolean } = {},
) {
  const { locks = [] } = more;
  const session = { actor: buildActor(), organisation: testOrganisation('o1', 'Duebook Test') };
  const services = {
    device: { session: () => (more.isSignedOut ? undefined : session), lock: () => locks.shift() },
    reader: {
      read: async () => aggregate && { aggregate, waitingIds: new Set<string>(), waitingCount: 0 },
    },
    clock: { today: () => builtToday },
    rules: { settings: () => defaultSettings, people: () => [], template: () => noTemplate },
    files: { content: () => more.heldFile },
    documents: {
      render: async (content: DocumentContent) => ({
        ...{ pdf: new Uint8Array([1]), pageCount: 1, inputHash: 'h', fileName: 'f.pdf' },
        asOf: content.locale,
      }),
    },
  };
  return services as unknown as EngineServices;
}

const ask = (more: object) => documentRequestSchema.parse({ accountId: 'account-1', locale: 'en', ...more });
const receipt = ask({ kind: 'receipt', receiptId: 'A7-1' });
const agreementOf = (version: number | null) => ask({ kind: 'plan-agreement', planId: 'plan-1', version });

const failing = (code: string) => ({ failure: { code } });

describe('what a receipt is made of', () => {
  test('R1: the same before the server has it and after, whatever became of its money', async () => {
    const signed = { on: '2026-04-02', at: '2026-04-02T09:00:00.000Z', by: { userId: 'u', name: 'U' } };
    const deposited = { ...signed, depositId: 'd1', reference: 'Slip' };
    const fresh = buildAggregate({ receipts: [buildReceipt({ seq: 0 })] });
    const synced = buildAggregate({ receipts: [buildReceipt({ seq: 77, deposited })] });
    const first = await documentContent(servicesOf(fresh), receipt);
    expect(first).toMatchObject({
      kind: 'receipt',
      receipt: { id: 'A7-1' },
      invoices: [{ id: 'invoice-1' }],
    });
    expect(await documentContent(servicesOf(synced), receipt)).toEqual(first);
  });

  test('takes the signature as far as it is on this device', async () => {
    const sha256 = 'a'.repeat(64);
    const signature = { sha256, name: 'Ida.png', mediaType: 'image/png', sizeBytes: 3 };
    const aggregate = buildAggregate({ receipts: [buildReceipt({ signature })] });
    const here = servicesOf(aggregate, { heldFile: new Uint8Array([1, 2, 3]) });
    expect(await documentContent(here, receipt)).toMatchObject({ signature: { sha256, base64: 'AQID' } });
    expect(await documentContent(servicesOf(aggregate), receipt)).toMatchObject({
      signature: { sha256, base64: null },
    });
    const unsigned = servicesOf(buildAggregate({ receipts: [buildReceipt()] }));
    expect(await documentContent(unsigned, receipt)).toMatchObject({ signature: null });
  });
});

describe('what a statement is made of', () => {
  const statement = ask({ kind: 'statement' });

  test('only what is printed: what else happens to the account leaves the input as it is', async () => {
    const account = buildAccount({ seq: 4 });
    const before = await documentContent(servicesOf(buildAggregate({ account })), statement);
    const worked = buildAggregate({
      account: { ...account, seq: 9, riskClass: 'D', dunningBlock: null },
      invoices: [buildInvoice({ seq: 12 })],
      activities: [buildActivity()],
    });
    const after = await documentContent(servicesOf(worked), statement);
    expect(after).toEqual(before);
    expect(before).toMatchObject({ kind: 'statement', items: [{ openMinor: buildInvoice().amountMinor }] });
    expect(JSON.stringify(before)).not.toContain('riskClass');
  });

  const open = {
    state: 'open' as const,
    openedOn: '2026-03-10',
    items: [{ invoiceId: 'invoice-1', amountMinor: 40_00 }],
  };
  const aggregate = buildAggregate({
    invoices: [
      buildInvoice(),
      buildInvoice({ id: 'later', invoiceDate: '2026-03-20', dueDate: '2026-04-19' }),
    ],
    payments: [buildPayment({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 60_00 }] })],
    disputes: [buildDispute(open)],
  });

  test('M4: as of a past day it has what was there then', async () => {
    const then = await documentContent(servicesOf(aggregate), ask({ kind: 'statement', asOf: '2026-03-05' }));
    expect(then).toMatchObject({
      today: '2026-03-05',
      items: [{ number: 'R-invoice-1', openMinor: 100_00, disputedMinor: 0, daysPastDue: 4 }],
      figures: [{ balanceMinor: 100_00, disputedMinor: 0 }],
    });
    const now = await documentContent(servicesOf(aggregate), statement);
    expect(now).toMatchObject({
      today: builtToday,
      items: [{ openMinor: 40_00, disputedMinor: 40_00 }, { number: 'R-later' }, { kind: 'unapplied-cash' }],
    });
    const toCome = await documentContent(
      servicesOf(aggregate),
      ask({ kind: 'statement', asOf: '2027-01-01' }),
    );
    expect(toCome).toEqual(now);
  });

  test('I1: a balance is carried forward from a day on', async () => {
    const request = ask({ kind: 'statement', from: '2026-03-10' });
    expect(await documentContent(servicesOf(aggregate), request)).toMatchObject({
      forward: {
        from: '2026-03-10',
        balances: [{ openingMinor: 100_00, movements: [{ kind: 'payment' }, { number: 'R-later' }] }],
      },
    });
    expect(() => ask({ kind: 'statement', asOf: '2026-03-01', from: '2026-03-10' })).toThrow('begins after');
  });
});

describe('what an agreement is made of', () => {
  const signed = buildPlanVersion();
  const change = { ...buildPlanVersion({ inForce: null, decision: null }), version: 2 };
  const plans = [buildPlan({ versions: [signed, change], requestId: 'request-1' })];
  const services = servicesOf(buildAggregate({ plans }));

  test('N5: the version in force unless another one is wanted', async () => {
    expect(await documentContent(services, agreementOf(null))).toMatchObject({
      ...{ version: { version: 1 }, standing: 'in-force', signed: { by: 'Ida Brandt' } },
    });
    expect(await documentContent(services, agreementOf(2))).toMatchObject({
      ...{ version: { version: 2 }, standing: 'awaiting-approval', signed: null },
    });
  });

  test('N4: of a plan that nobody approved yet its proposal', async () => {
    const versions = [buildPlanVersion({ inForce: null, decision: null })];
    const waiting = [buildPlan({ state: 'awaiting-approval', requestId: 'request-1', versions })];
    expect(
      await documentContent(servicesOf(buildAggregate({ plans: waiting })), agreementOf(null)),
    ).toMatchObject({
      version: { version: 1 },
      standing: 'awaiting-approval',
      policy: { graceDays: 5, missesToDefault: 1 },
    });
  });

  test('none where the plan or the version does not exist', async () => {
    await expect(documentContent(services, agreementOf(3))).rejects.toMatchObject(failing('PLAN_NOT_FOUND'));
    const none = servicesOf(buildAggregate());
    await expect(documentContent(none, agreementOf(null))).rejects.toMatchObject(failing('PLAN_NOT_FOUND'));
  });
});

describe('what letters and histories are made of', () => {
  const services = servicesOf(buildAggregate({ notices: [buildNotice()], activities: [buildActivity()] }));

  test('G1: the notice that is asked for', async () => {
    const letter = ask({ kind: 'dunning-letter', noticeId: 'notice-1' });
    expect(await documentContent(services, letter)).toMatchObject({ notice: { level: 1 }, locale: 'en' });
    const none = ask({ kind: 'dunning-letter', noticeId: 'notice-2' });
    await expect(documentContent(services, none)).rejects.toMatchObject(failing('NOTICE_NOT_FOUND'));
  });

  test('what happened in the days that are asked for', async () => {
    const history = (from: string | null) => ask({ kind: 'account-history', from, to: null });
    expect(await documentContent(services, history(null))).toMatchObject({
      entries: [{ kind: 'activity' }, { kind: 'notice' }, { kind: 'notice' }],
    });
    expect(await documentContent(services, history('2199-01-01'))).toMatchObject({ entries: [] });
    expect(() => history('2026-02-30')).toThrow();
  });
});

describe('what no document is made of', () => {
  test.each([
    ['an account that is out of scope', servicesOf(undefined), 'ACCOUNT_NOT_FOUND'],
    ['a receipt of another account', servicesOf(buildAggregate()), 'RECEIPT_NOT_FOUND'],
    ['a device without a person', servicesOf(undefined, { isSignedOut: true }), 'SIGN_IN_NEEDED'],
    [
      'a device that is locked',
      servicesOf(buildAggregate(), { locks: ['PASSPHRASE_NEEDED'] }),
      'PASSPHRASE_NEEDED',
    ],
  ])('%s fails with a value', async (_, services, code) => {
    await expect(renderDocument(services, receipt)).rejects.toMatchObject(failing(code));
  });

  test('one that was made while the screens were locked is not handed out', async () => {
    const aggregate = buildAggregate({ receipts: [buildReceipt()] });
    const services = servicesOf(aggregate, { locks: [undefined, 'PASSPHRASE_NEEDED'] });
    await expect(renderDocument(services, receipt)).rejects.toMatchObject(failing('PASSPHRASE_NEEDED'));
    expect(await renderDocument(servicesOf(aggregate), receipt)).toMatchObject({
      fileName: 'f.pdf',
      pageCount: 1,
    });
  });
});
