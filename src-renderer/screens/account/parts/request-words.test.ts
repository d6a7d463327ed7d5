import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { englishWords as en } from '../../../app/words.fixture.ts';
import { requestStepWords } from './request-words.ts';

const words = i18next.createInstance();
beforeAll(() => words.init({ lng: 'en', resources: { en: { translation: en } } }));

type Step = Parameters<typeof requestStepWords>[0];
const said = (name: Step['step']['name'], state: Step['request']['state']) =>
  requestStepWords({ step: { name }, request: { state } }, words.t);

test('a decision says what was decided', () => {
  expect(said('decided', 'refused')).toBe('refused');
  expect(said('decided', 'approved')).toBe('approved');
  expect(said('decided', 'withdrawn')).toBe('taken back');
});

test('a request that the ledger has booked was approved', () => {
  expect(said('decided', 'settled')).toBe('approved');
});

test('the asking stays what it was, whatever was decided', () => {
  expect(said('asked', 'refused')).toBe('asked for');
});
