import { describe, expect, it } from 'vitest';
import { instant } from '../../../../src-shared/domain/calendar/business-date.ts';
import type { ContactPermission } from '../../../../src-shared/domain/contact/contact-permission.ts';
import {
  activityInput,
  activityProblems,
  formAfter,
  isPlanKept,
  newActivityDraft,
  withoutPlan,
  withPlan,
} from './activity-draft.ts';

const draft = { ...newActivityDraft({ contacts: [] }, null, '2026-11-22'), outcome: 'reached' as const };
const today = '2026-11-22';
const allowed: ContactPermission = { isAllowed: true, findings: [], allowedAgainAt: null };
const allowedAgainAt = instant('2026-11-23T07:00:00Z');
const finding = { source: 'Test', allowedAgainAt, counted: [] };
const forbidden: ContactPermission = {
  isAllowed: false,
  findings: [
    { ...finding, rule: 'business-hours', why: 'weekday' },
    { ...finding, rule: 'us', why: 'attempts' },
    { ...finding, rule: 'us', why: 'conversation' },
  ],
  allowedAgainAt,
};

describe('activity draft', () => {
  it('never drops a next date that cannot be read', () => {
    expect(activityProblems({ ...draft, nextDate: '30 Nvo' }, today, undefined).fields.nextDate?.code).toBe(
      'DATE_UNREADABLE',
    );
    expect(
      activityProblems({ ...draft, nextDate: '2026-11-21' }, today, undefined).fields.nextDate?.code,
    ).toBe('NEXT_ACTION_DATE_PAST');
    expect(activityProblems({ ...draft, nextText: 'Call' }, today, undefined).fields.nextDate?.code).toBe(
      'DATE_MISSING',
    );
    expect(activityProblems({ ...draft, nextChannel: 'visit' }, today, undefined).fields.nextDate?.code).toBe(
      'DATE_MISSING',
    );
    expect(activityProblems({ ...draft, nextDate: today }, today, undefined).fields).toEqual({});
    expect(activityProblems(draft, today, undefined).fields).toEqual({});
  });

  it('A1: asks for a reason, and for no more than one, where a rule speaks against the contact', () => {
    const problemsOf = (overrideReason: string, permission: ContactPermission | undefined) =>
      activityProblems({ ...draft, overrideReason }, today, permission).fields;
    const missing = { overrideReason: { code: 'CONTACT_REASON_MISSING', params: {} } };
    expect(problemsOf('', forbidden)).toEqual(missing);
    expect(problemsOf('  ', forbidden)).toEqual(missing);
    expect(problemsOf('Had asked for it', forbidden)).toEqual({});
    expect(problemsOf('', allowed)).toEqual({});
    expect(problemsOf('', undefined)).toEqual({});
  });

  it('A1: records the reason with the rules that it overrides, and nothing of it where there are none', () => {
    const overrideOf = (permission: ContactPermission | undefined) =>
      activityInput(
        { ...draft, overrideReason: ' Had asked for it ' },
        { activityId: 'a1', nextText: '', permission, planned: [] },
      ).override;
    expect(overrideOf(forbidden)).toEqual({ rules: ['business-hours', 'us'], reason: 'Had asked for it' });
    expect(overrideOf(allowed)).toBeNull();
    expect(overrideOf(undefined)).toBeNull();
  });

  it.each(['visit', null] as const)(
    'A2: plans what comes next with how it is to be done: %s',
    (nextChannel) => {
      const typed = { ...draft, nextDate: today, nextChannel };
      const { nextAction } = activityInput(typed, {
        activityId: 'a1',
        nextText: 'Look at the machine',
        permission: undefined,
        planned: [],
      });
      expect(nextAction).toEqual({ date: today, text: 'Look at the machine', channel: nextChannel });
    },
  );

  const planned = { date: '2026-11-27', text: 'Call Denise', channel: 'call' as const };

  it('what is planned for a later day stays planned; what is due is done with the contact', () => {
    const later = newActivityDraft({ contacts: [] }, planned, today);
    expect(isPlanKept(later, planned)).toBe(true);
    expect(newActivityDraft({ contacts: [] }, planned, planned.date)).toMatchObject(withoutPlan);
    expect(newActivityDraft({ contacts: [] }, null, today)).toMatchObject(withoutPlan);
  });

  it('a note leaves what is planned as it is and does not plan it once more', () => {
    const parts = { activityId: 'a1', nextText: 'Call Denise', permission: undefined, planned: [planned] };
    const typed = { ...draft, ...withPlan(planned) };
    expect(activityInput({ ...typed, kind: 'note' }, parts).nextAction).toBeNull();
    expect(activityInput(typed, parts).nextAction).toEqual(planned);
    expect(activityInput({ ...typed, kind: 'note', nextText: 'Write' }, parts).nextAction).not.toBeNull();
  });

  it('asks for the promise or the dispute that a call led to', () => {
    expect(formAfter({ kind: 'call', outcome: 'promised' })).toBe('promise');
    expect(formAfter({ kind: 'visit', outcome: 'disputed' })).toBe('dispute');
    expect(formAfter({ kind: 'call', outcome: 'reached' })).toBeNull();
    expect(formAfter({ kind: 'note', outcome: 'promised' })).toBeNull();
  });
});
