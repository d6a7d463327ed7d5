import { accountPosition } from '../../../src-shared/domain/account/account-position.ts';
import { instant } from '../../../src-shared/domain/calendar/business-date.ts';
import { contactPermission } from '../../../src-shared/domain/contact/contact-permission.ts';
import { proposeNotices } from '../../../src-shared/domain/dunning/propose-notices.ts';
import { defaultSettings } from '../../../src-shared/domain/organisation/settings.ts';
import { builtToday } from '../../fixtures/builders/build-context.ts';
import { type Distribution, distributionOf } from '../harness/distribution.ts';
import { timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import type { LargeAccount } from './large-account.ts';

const permissionTargetMs = 10;
const dunningTargetMs = 100;

/** A1: may this consumer be called, asked about one debt of an account with a thousand activities. */
export async function measurePermission(
  { aggregate, free }: LargeAccount,
  rounds: number,
): Promise<Measurement> {
  const { activities, account } = aggregate;
  const consumer = {
    ...account,
    customerType: 'consumer',
    country: 'US',
    timeZone: 'America/New_York',
  } as const;
  const ask = (round: number) =>
    contactPermission({
      account: consumer,
      contact: account.contacts[0],
      channel: 'call',
      at: instant(`2026-03-31T${String(round % 24).padStart(2, '0')}:30:00.000Z`),
      activities,
      invoiceIds: [free[round % free.length]?.invoiceId ?? ''],
      policy: defaultSettings.contact,
      calendar: defaultSettings.calendar,
    });
  const answered = await distributed(rounds, ask);
  return {
    name: 'permission',
    part: 'domain',
    title: `may a consumer be called, ${activities.length} activities`,
    figures: [{ side: 'answer', unit: 'ms', distribution: answered }],
    verdicts: [verdict('p95', answered.p95, { unit: 'ms', atMost: permissionTargetMs })],
  };
}

/** G1: what would be dunned of the large account. */
export async function measureDunning({ aggregate }: LargeAccount, rounds: number): Promise<Measurement> {
  const position = accountPosition(aggregate, builtToday, defaultSettings);
  const proposed = await distributed(rounds, () => proposeNotices(aggregate, position, defaultSettings));
  return {
    name: 'dunning',
    part: 'domain',
    title: `dunning proposal over ${aggregate.invoices.length} invoices`,
    figures: [{ side: 'proposal', unit: 'ms', distribution: proposed }],
    verdicts: [verdict('p95', proposed.p95, { unit: 'ms', atMost: dunningTargetMs })],
  };
}

async function distributed(rounds: number, work: (round: number) => unknown): Promise<Distribution> {
  const samples: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const { durationMs } = await timed(() => work(Math.abs(round)));
    if (round >= 0) samples.push(durationMs);
  }
  return distributionOf(samples);
}
