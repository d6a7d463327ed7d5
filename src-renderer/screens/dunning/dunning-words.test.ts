import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DunningListRow } from '../../../src-shared/contract/dunning-view.ts';
import { formatsOf } from '../../app/formats.ts';
import { englishWords as en } from '../../app/words.fixture.ts';
import { interestWords, whyWords } from './dunning-words.ts';

let t: TFunction;
const formats = formatsOf('en');

beforeAll(async () => {
  t = await i18next
    .createInstance()
    .init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

const of = {
  accountId: 'a',
  accountNumber: '1',
  accountName: 'A',
  currency: 'EUR',
  amountMinor: 100,
  itemCount: 1,
  oldestDaysPastDue: 20,
  block: null,
};
const ruled = { ...of, level: 2, channel: 'letter', feeMinor: 0, needsApproval: false } as const;

describe('why an account is not dunned (G1)', () => {
  it('says the block with its end and its reason', () => {
    const blocked = (until: string | null): DunningListRow => ({
      ...ruled,
      why: 'blocked',
      block: { reason: 'Negotiations', until },
    });
    expect(whyWords(blocked('2026-05-31'), t, formats)).toMatch(/31 May 2026.*Negotiations/);
    expect(whyWords(blocked(null), t, formats)).toMatch(/Negotiations/);
    expect(whyWords(blocked(null), t, formats)).not.toMatch(/\d/);
  });

  it('says which minimum is not reached and which policy there is not', () => {
    expect(whyWords({ ...ruled, why: 'below-minimum' }, t, formats)).toContain('level 2');
    expect(whyWords({ ...of, why: 'policy-unknown', policy: 'Export' }, t, formats)).toContain('Export');
  });

  it('says whether a notice waits for approval', () => {
    const words = [true, false].map((needsApproval) =>
      whyWords({ ...ruled, needsApproval, why: null }, t, formats),
    );
    expect(words[0]).not.toBe(words[1]);
  });
});

describe('the interest of a notice (G2)', () => {
  it('is said with its amount, or why none is stated', () => {
    const stated = { currency: 'EUR', interestMinor: 12_34, interestUnknown: null };
    expect(interestWords(stated, t, formats)).toContain('12.34');
    expect(interestWords({ ...stated, interestMinor: 0 }, t, formats)).toBeNull();
    const params = { baseRate: 'ECB', halfYear: '2026-01-01' };
    const interestUnknown = { code: 'BASE_RATE_NOT_SET', params } as const;
    expect(interestWords({ ...stated, interestMinor: 0, interestUnknown }, t, formats)).toContain('ECB');
  });
});
