import { describe, expect, it } from 'vitest';
import { instantOf, newVisitDraft, visitProblems, visitResult } from './visit-draft.ts';

const draft = newVisitDraft({ contacts: [] });
const judged = { today: '2026-03-31', permission: undefined };
const codes = (kind: 'check-in' | 'check-out' | 'visit', typed: typeof draft) =>
  Object.entries(visitProblems(kind, typed, judged).fields).map(([field, problem]) => [field, problem?.code]);

describe('visit draft', () => {
  it('lets an agent check in with nothing typed', () => {
    expect(codes('check-in', draft)).toEqual([]);
  });

  it('needs an outcome to check out', () => {
    expect(codes('check-out', draft)).toEqual([['outcome', 'OUTCOME_MISSING']]);
    expect(codes('check-out', { ...draft, outcome: 'paid' })).toEqual([]);
  });

  it('needs a date for what is planned, and none that is past', () => {
    const typed = { ...draft, outcome: 'paid' as const, nextText: 'Fetch the rest' };
    expect(codes('check-out', typed)).toEqual([['nextDate', 'DATE_MISSING']]);
    expect(codes('check-out', { ...typed, nextDate: '2026-03-30' })).toEqual([
      ['nextDate', 'NEXT_ACTION_DATE_PAST'],
    ]);
  });

  it('needs both times of a visit that is over, the end not before the beginning', () => {
    const typed = { ...draft, outcome: 'paid' as const };
    expect(codes('visit', typed)).toEqual([['fromText', 'TIME_MISSING']]);
    const begun = { ...typed, fromText: '2026-03-31T10:00' };
    expect(codes('visit', begun)).toEqual([['untilText', 'TIME_MISSING']]);
    expect(codes('visit', { ...begun, untilText: '2026-03-31T09:59' })).toEqual([
      ['untilText', 'VISIT_TIMES_WRONG'],
    ]);
    expect(codes('visit', { ...begun, untilText: '2026-03-31T10:00' })).toEqual([]);
  });

  it('plans the next visit under the default words where none are typed', () => {
    const typed = { ...draft, outcome: 'paid' as const, nextDate: '2026-04-01' };
    const { nextAction, receiptIds } = visitResult(typed, { nextDefault: 'Again', receiptIds: ['A7-1'] });
    expect(nextAction).toEqual({ date: '2026-04-01', text: 'Again', channel: 'visit' });
    expect(receiptIds).toEqual(['A7-1']);
  });
});

it.each(['', 'x', '2026-03-31', '2026-13-31T10:00', '10:00'])('reads no instant from "%s"', (text) => {
  expect(instantOf(text)).toBeNull();
});
