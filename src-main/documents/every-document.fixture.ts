import type { DocumentContent } from '../engine/ports/documents-port.ts';
import { testHistoryContent } from './account-history/history-content.fixture.ts';
import { testAcknowledgementContent } from './dispute-acknowledgement/acknowledgement-content.fixture.ts';
import { testLetterContent } from './dunning-letter/letter-content.fixture.ts';
import { sketchGroup } from './group-statement/group-content.fixture.ts';
import { testAgreementContent } from './plan-agreement/agreement-content.fixture.ts';
import { testConfirmationContent } from './promise-confirmation/confirmation-content.fixture.ts';
import { testPng, testReceiptContent } from './receipt/receipt-content.fixture.ts';
import { sketchContent } from './statement/statement-content.fixture.ts';

const voided = {
  on: '2026-04-02',
  at: '2026-04-02T08:00:00.000Z',
  by: { userId: 'u2', name: 'Mara Manager' },
  reason: 'Written twice',
};

/** One document of each kind, with as much on it as can be. */
export const everyDocument: Readonly<Record<DocumentContent['kind'], (locale: string) => DocumentContent>> = {
  statement: (locale) => sketchContent({ locale }),
  'group-statement': (locale) => sketchGroup({ locale }),
  receipt: (locale) =>
    testReceiptContent({
      locale,
      receipt: { voided, method: 'cheque', chequeDate: '2026-03-30', reference: '112' },
      signature: { sha256: 'a'.repeat(64), base64: testPng() },
    }),
  'plan-agreement': (locale) =>
    testAgreementContent({
      terms: {
        interestRate: '4.5',
        feeMinor: 1_000,
        downPayment: { amountMinor: 300_000, date: '2026-11-25' },
      },
      changes: { locale, standing: 'awaiting-approval' },
    }),
  'promise-confirmation': (locale) =>
    testConfirmationContent({ changes: { locale }, onAccountMinor: 50_000 }),
  'dispute-acknowledgement': (locale) => testAcknowledgementContent({ changes: { locale } }),
  'dunning-letter': (locale) =>
    testLetterContent({ level: 2, feeMinor: 500, interestMinor: 1_234, changes: { locale } }),
  'account-history': (locale) => testHistoryContent({ locale }),
};

/** Names in scripts that need other fonts, other directions or other line breaks. */
export const namesOfScripts = {
  Arabic: 'شركة النور للتجارة والمقاولات',
  Hebrew: 'חברת שלום נִקּוּד בע"מ',
  Chinese: '北京贸易有限公司',
  Japanese: '株式会社東京スチール',
  Korean: '한국상사 주식회사',
  Thai: 'บริษัท น้ำใส จำกัด กำลัง',
  Devanagari: 'हिन्दी क्षत्रिय कंपनी',
  Vietnamese: 'Công ty Thép Việt Nam',
} as const;
