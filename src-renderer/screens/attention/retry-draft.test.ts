import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import { formatsOf } from '../../app/formats.ts';
import { activityInput } from '../../app/forms/activity/activity-draft.ts';
import { germanWords as de } from '../../app/words.fixture.ts';
import { retryDraft } from './retry-draft.ts';
import { typedLines } from './typed-lines.ts';

const words = i18next.createInstance();
beforeAll(() => words.init({ resources: { de: { translation: de } } }));

const refused: CommandItem = {
  commandId: 'command-1',
  commandName: 'activity.log',
  accountId: 'account-1',
  accountName: 'Nordwind Handels GmbH',
  accountNumber: 'N-1',
  givenAt: '2026-04-01T09:00:00.000Z',
  input: {
    activityId: 'activity-1',
    kind: 'call',
    direction: 'outbound',
    outcome: 'reached',
    contactName: 'Ida Brandt',
    note: 'Machine stands still.',
    durationSeconds: null,
    nextAction: { date: '2026-04-07', text: 'Look at the machine', channel: 'visit' },
    override: { rules: ['business-hours'], reason: 'Had asked for it' },
  },
};

test('A2: a refused activity comes back into its form with everything that was typed, a planned visit as one', () => {
  const retry = retryDraft(refused, 'en-GB');
  expect(retry).toEqual({
    kind: 'activity',
    draft: {
      kind: 'call',
      direction: 'outbound',
      outcome: 'reached',
      contactName: 'Ida Brandt',
      note: 'Machine stands still.',
      nextDate: '2026-04-07',
      nextText: 'Look at the machine',
      nextChannel: 'visit',
      overrideReason: 'Had asked for it',
    },
  });
  if (retry?.kind !== 'activity') throw new Error('no draft of an activity');
  const again = activityInput(retry.draft, {
    activityId: 'activity-2',
    nextText: retry.draft.nextText,
    permission: undefined,
    planned: [],
  });
  expect(again.nextAction).toEqual(refused.input.nextAction);
});

test('A2: the list of what was refused says how and when the next action was to be done', () => {
  const lines = typedLines(refused, [], words.getFixedT('de'), formatsOf('de'));
  expect(lines.map(({ label, text }) => `${label}: ${text}`)).toEqual(
    expect.arrayContaining([
      'Nächster Schritt: Look at the machine',
      `Nächster Schritt per: ${de.activityKind.visit}`,
      `Nächster Schritt am: ${formatsOf('de').fullDate('2026-04-07')}`,
    ]),
  );
});

test('N1: a refused plan comes back into its form with its amounts and terms', () => {
  const plan: CommandItem = {
    ...refused,
    commandName: 'plan.propose',
    input: {
      planId: 'plan-1',
      currency: 'EUR',
      items: [{ invoiceId: 'invoice-1', amountMinor: 30_000 }],
      terms: {
        downPayment: { amountMinor: 5_000, date: '2026-04-10' },
        instalments: { by: 'count', count: 5, frequency: 'weekly', firstDate: '2026-04-17' },
        interestRate: '7.5',
        feeMinor: 1_250,
        adjustment: 'none',
      },
      contactName: 'Ida Brandt',
      reason: 'Short-time work',
      requestId: 'request-1',
      asDraft: false,
    },
  };
  expect(retryDraft(plan, 'de-DE')).toEqual({
    kind: 'plan',
    draft: {
      currency: 'EUR',
      scope: [],
      amountTexts: { 'invoice-1': '300,00' },
      by: 'count',
      countText: '5',
      instalmentText: '',
      datesText: '',
      frequency: 'weekly',
      firstDate: '2026-04-17',
      downPaymentText: '50,00',
      downPaymentDate: '2026-04-10',
      rateText: '7,5',
      feeText: '12,50',
      adjustment: 'none',
      contactName: 'Ida Brandt',
      reason: 'Short-time work',
      asDraft: false,
      changes: null,
    },
  });
  const lines = typedLines(plan, [], words.getFixedT('de'), formatsOf('de'));
  expect(lines.map(({ label, text }) => `${label}: ${text}`)).toEqual(
    expect.arrayContaining([
      `${de.attention.typed.instalments}: 5`,
      `${de.attention.typed.firstDate}: ${formatsOf('de').fullDate('2026-04-17')}`,
    ]),
  );
});
