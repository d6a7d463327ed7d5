import { expect, test } from 'vitest';
import { type EngineReport, engineReportSchema } from './engine-messages.ts';
import { createProxyLink } from './proxy-link.ts';

test('main is asked for each address, and each answer goes to whom it is for', async () => {
  const told: EngineReport[] = [];
  const link = createProxyLink((report) => told.push(engineReportSchema.parse(report)));
  const first = link.waysTo('https://duebook.example/sync/pull');
  const second = link.waysTo('https://updates.example/latest.yml');
  expect(told).toEqual([
    { type: 'proxy-ask', id: 1, url: 'https://duebook.example/sync/pull' },
    { type: 'proxy-ask', id: 2, url: 'https://updates.example/latest.yml' },
  ]);
  expect(link.receive({ type: 'stop' })).toBe(false);
  expect(link.receive({ type: 'proxy-answer', id: 2, ways: ['direct'] })).toBe(true);
  expect(link.receive({ type: 'proxy-answer', id: 1, ways: ['http://proxy.example:3128'] })).toBe(true);
  expect(await first).toEqual(['http://proxy.example:3128']);
  expect(await second).toEqual(['direct']);
});
