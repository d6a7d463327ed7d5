import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { PriorityReason } from '../../src-shared/domain/priority/priority.ts';
import { formatsOf } from './formats.ts';
import { priorityWords } from './priority-words.ts';
import { germanWords as de, englishWords as en } from './words.fixture.ts';

const words = i18next.createInstance();
beforeAll(() => words.init({ resources: { en: { translation: en }, de: { translation: de } } }));

const say = (rule: PriorityReason['rule'], value: number, language: string) =>
  priorityWords(
    { rule, value, points: 1 },
    'EUR',
    '2026-03-31',
    words.getFixedT(language),
    formatsOf(language),
  );

test('W1: numbers of the reasons are written as the language writes them', () => {
  expect(say('credit-limit-use', 1232, 'en')).toBe('1,232 % of the credit limit used');
  expect(say('credit-limit-use', 1232, 'de')).toBe('1.232 % des Kreditlimits genutzt');
  expect(say('days-past-due', 1, 'en')).toBe('Oldest item 1 day overdue');
  expect(say('days-past-due', 2500, 'en')).toBe('Oldest item 2,500 days overdue');
});
