import { currencyFigures, keyFiguresOf } from '../../../src-shared/domain/key-figures/figures.fixture.ts';
import type { KeyFigures } from '../../../src-shared/domain/key-figures/key-figures.ts';
import { defaultPolicy } from '../../../src-shared/domain/organisation/policy.ts';
import type { ReportContent } from '../../engine/ports/report-content.ts';
import { type ReportedFigures, reportLines } from '../../engine/report-content.ts';

type Changes = Partial<ReportContent> & {
  readonly figures?: KeyFigures;
  readonly earlier?: ReportedFigures['earlier'];
  readonly nameOf?: (userId: string) => string;
};

/** A report of figures in which every number is another one. */
export function testReportContent(changes: Changes = {}): ReportContent {
  const { figures = keyFiguresOf([currencyFigures()]), earlier = null, nameOf, ...more } = changes;
  return {
    kind: 'figures-report',
    organisation: { name: 'Albrecht Stahlhandel GmbH', country: 'DE' },
    person: 'Amelie Vogt',
    asOf: '2026-11-21',
    comparedWith: earlier === null ? null : '2026-10-22',
    accountCount: 214,
    staleCount: 0,
    periodDays: 90,
    ageingBucketDays: defaultPolicy.ageingBucketDays,
    lines: reportLines({ figures, earlier }, nameOf ?? ((userId) => `Person ${userId}`)),
    look: { accent: null, marginsMm: null },
    locale: 'en-GB',
    ...more,
  };
}

/** Every part of a report: two currencies, an earlier date, and accounts that are still being computed. */
export function fullReport(locale: string): ReportContent {
  const [euro, yen] = [currencyFigures(), currencyFigures({ currency: 'JPY' })];
  const before = currencyFigures({ receivables: { amountMinor: 250_000, components: [] } });
  return testReportContent({
    figures: keyFiguresOf([euro, yen]),
    earlier: { figures: keyFiguresOf([before]), daysBefore: 30 },
    staleCount: 3,
    locale,
  });
}
