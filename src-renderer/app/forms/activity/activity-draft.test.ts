import { describe, expect, it } from 'vitest';
import { activityProblems, formAfter, newActivityDraft } from './activity-draft.ts';

const draft = { ...newActivityDraft({ contacts: [] }), outcome: 'reached' as const };
const today = '2026-11-22';

describe('activity draft', () => {
  it('never drops a next date that cannot be read', () => {
    expect(activityProblems({ ...draft, nextDate: '30 Nvo' }, today).fields.nextDate?.code).toBe(
      'DATE_UNREADABLE',
    );
    expect(activityProblems({ ...draft, nextDate: '2026-11-21' }, today).fields.nextDate?.code).toBe(
      'NEXT_ACTION_DATE_PAST',
    );
    expect(activityProblems({ ...draft, nextText: 'Call' }, today).fields.nextDate?.code).toBe(
      'DATE_MISSING',
    );
    expect(activityProblems({ ...draft, nextDate: today }, today).fields).toEqual({});
    expect(activityProblems(draft, today).fields).toEqual({});
  });

  it('asks for the promise or the dispute that a call led to', () => {
    expect(formAfter({ kind: 'call', outcome: 'promised' })).toBe('promise');
    expect(formAfter({ kind: 'visit', outcome: 'disputed' })).toBe('dispute');
    expect(formAfter({ kind: 'call', outcome: 'reached' })).toBeNull();
    expect(formAfter({ kind: 'note', outcome: 'promised' })).toBeNull();
  });
});
