import { expect, test } from 'vitest';
import { documentRequestSchema } from '../../src-shared/contract/document-request.ts';
import { ofItsDay } from './document-day.ts';

const present = documentRequestSchema.parse({ kind: 'statement', accountId: 'a1', locale: 'en' });

test('M4: a statement of the day on which the work began stays of that day when the next one begins', () => {
  expect(ofItsDay(present, '2026-03-31', '2026-03-31')).toBe(present);
  expect(ofItsDay(present, '2026-03-31', '2026-04-01')).toEqual({ ...present, asOf: '2026-03-31' });
  const past = { ...present, asOf: '2026-02-28' } as typeof present;
  expect(ofItsDay(past, '2026-02-28', '2026-04-01')).toBe(past);
});
