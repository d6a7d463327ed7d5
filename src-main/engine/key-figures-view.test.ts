import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput, promiseInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import type { FiguresMessage } from '../../src-shared/contract/figures-view.ts';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { figureDecimal } from '../../src-shared/domain/key-figures/figure-decimal.ts';
import { figureRows } from '../../src-shared/domain/key-figures/figure-rows.ts';
import { accountSums, totalSums } from '../../src-shared/domain/key-figures/figure-sums.ts';
import { keyFigures } from '../../src-shared/domain/key-figures/key-figures.ts';
import { syncedFolder } from '../storage/synced-folder.fixture.ts';
import {
  clientOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  untilComputed,
} from './engine.fixture.ts';
import { presentRules } from './engine-services.ts';
import { basisOf } from './figure-rules.ts';
import { reportContent } from './report-calls.ts';
import { reportLines } from './report-content.ts';

const today = businessDate('2026-03-31');
const clock = { now: () => instant('2026-03-31T09:00:00.000Z'), today: () => today };
const accountIds = Array.from({ length: 250 }, (_, index) => `a${index + 100}`);

describe('the key figures of all accounts, offline', () => {
  const key = randomBytes(32);
  let workstation: TestWorkstation;
  beforeAll(async () => {
    const directory = await syncedFolder(key, accountIds);
    workstation = await startWorkstation({ directory, key, clock, today, serverUrl: 'http://127.0.0.1:9' });
    await untilComputed(workstation, accountIds.length);
  });
  afterAll(() => workstation.remove());

  const client = () => clientOf(workstation);
  /** Worked out from the documents of all accounts, without anything that was kept. */
  const recomputed = async (asOf = today) => {
    const { reader } = workstation.engine.services;
    const { basis } = basisOf({ ...presentRules(workstation.engine.services), today: asOf });
    const loaded = await reader.loadHeld(accountIds);
    const sums = accountIds.flatMap((accountId) => {
      const effective = loaded.effective(accountId);
      return effective === undefined ? [] : [accountSums(effective.aggregate, basis)];
    });
    return keyFigures(totalSums(sums), basis);
  };
  const dashboard = async () => (await firstWindowOf(await client().figures.watch())).head;

  it('follow each command, and stay what a computation of everything comes to, also after a rebuild', async () => {
    const before = await dashboard();
    expect(before).toMatchObject({ asOf: today, accountCount: 250, staleCount: 0 });
    expect(before.figures.currencies[0]?.receivables.amountMinor).toBe(250 * 10_000);
    expect(before.figures).toEqual(await recomputed());
    for (const accountId of accountIds.slice(0, 5)) {
      const promise = promiseInput(`i-${accountId}`, 4_000);
      await client().commands.submit({
        accountId: accountIdSchema.parse(accountId),
        name: 'promise.record',
        input: promise,
      });
      const call = noteInput({ activityId: randomUUID(), kind: 'call', outcome: 'reached', note: '' });
      await client().commands.submit({
        accountId: accountIdSchema.parse(accountId),
        name: 'activity.log',
        input: call,
      });
    }
    const after = await dashboard();
    expect(after.figures).not.toEqual(before.figures);
    expect(after.figures).toEqual(await recomputed());
    await client().worklist.rebuild();
    await untilComputed(workstation, accountIds.length);
    expect(await dashboard()).toEqual(after);
  });

  it('open to promises by the day on which they were made where that counts, else by the day that they are for', async () => {
    const question = { asOf: today, from: null, limit: 100 };
    const [made, due] = await Promise.all([
      client().figures.items({ ...question, currency: '', components: ['contact.promises'] }),
      client().figures.items({ ...question, currency: 'EUR', components: ['forecast.promised/30'] }),
    ]);
    expect(made.items.map(({ date }) => date)).toEqual(Array.from({ length: 5 }, () => today));
    const promisedDate = promiseInput('any', 4_000).promisedDate;
    expect(due.items.map(({ date }) => date)).toEqual(Array.from({ length: 5 }, () => promisedDate));
  });

  it('of another date are computed slice by slice, telling how far it is', async () => {
    const asOf = businessDate('2026-02-15');
    const messages: FiguresMessage[] = [];
    for await (const message of await client().figures.asOf({ asOf })) messages.push(message);
    expect(messages.slice(0, -1)).toEqual([
      { kind: 'progress', done: 100, total: 250 },
      { kind: 'progress', done: 200, total: 250 },
      { kind: 'progress', done: 250, total: 250 },
    ]);
    expect(messages.at(-1)).toEqual({
      kind: 'figures',
      asOf,
      figures: await recomputed(asOf),
      periodDays: 90,
      accountCount: 250,
    });
  });

  it('are what a report of the same day says, with the names of people and the earlier figures', async () => {
    const { services } = workstation.engine;
    const asOf = businessDate('2026-02-15');
    const none = { asOf: null, daysBefore: null, locale: 'en' };
    const present = await reportContent(services, none, undefined);
    const expected = await recomputed();
    const rows = figureRows(expected);
    expect(present).toMatchObject({ asOf: today, comparedWith: null, accountCount: 250, staleCount: 0 });
    expect(present.lines.map(({ value }) => value)).toEqual(rows.map((row) => figureDecimal(row.value, row)));
    expect(present.person).toBe(services.device.session()?.actor.name);
    const past = await reportContent(services, { ...none, asOf, daysBefore: 30 }, undefined);
    expect(past).toMatchObject({ asOf, comparedWith: '2026-01-16', accountCount: 250 });
    const lines = reportLines(
      {
        figures: await recomputed(asOf),
        earlier: { figures: await recomputed(businessDate('2026-01-16')), daysBefore: 30 },
      },
      (id) => id,
    );
    expect(past.lines.map(({ value, earlier }) => [value, earlier])).toEqual(
      lines.map(({ value, earlier }) => [value, earlier]),
    );
  });

  it('are printed as a report, which is in no register', async () => {
    const report = await client().documents.renderReport({ asOf: null, daysBefore: null, locale: 'de' });
    expect(report).toMatchObject({ title: 'Kennzahlen', fileName: `key-figures-${today}.pdf`, notices: [] });
    expect((await report.pdf.text()).slice(0, 5)).toBe('%PDF-');
    expect(workstation.engine.services.issuedDocuments.counts().all).toBe(0);
  });

  it('stop being computed when they are let go', async () => {
    const stop = new AbortController();
    const messages: FiguresMessage[] = [];
    const figures = await client().figures.asOf(
      { asOf: businessDate('2026-02-15') },
      { signal: stop.signal },
    );
    const read = async () => {
      for await (const message of figures) {
        messages.push(message);
        stop.abort(new Error('let go'));
      }
    };
    await read().catch((error: unknown) => expect(error).toMatchObject({ message: 'let go' }));
    expect(messages).toEqual([{ kind: 'progress', done: 100, total: 250 }]);
  });

  it.each([today, businessDate('2026-03-01')])(
    'open to the documents behind them as of %s, in parts that end and begin within an account or between two',
    async (asOf) => {
      const figures = asOf === today ? (await dashboard()).figures : await recomputed(asOf);
      const { components, amountMinor } = figures.currencies[0]?.receivables ?? {
        components: [],
        amountMinor: 0,
      };
      const question = { asOf, currency: 'EUR', components: [...components, 'sales' as const], limit: 77 };
      const items = [];
      let from = null;
      do {
        const part = await client().figures.items({ ...question, from });
        items.push(...part.items);
        from = part.next;
      } while (from !== null);
      const behind = items.filter((item) => item.key === components[0]);
      expect(behind.reduce((sum, item) => sum + Number(item.value), 0)).toBe(amountMinor);
      expect(new Set(items.map(({ accountId, key: component }) => `${accountId} ${component}`)).size).toBe(
        items.length,
      );
      expect(items).toHaveLength(500);
      expect(items[0]).toMatchObject({
        accountId: 'a100',
        accountName: 'Firma a100',
        kind: 'invoice',
        label: 'I-a100',
      });
      const none = { ...question, currency: 'USD', from: null };
      expect(await client().figures.items(none)).toEqual({ items: [], next: null });
    },
  );
});
