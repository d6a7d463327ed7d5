import { describe, expect, test } from 'vitest';
import { noDrafts } from '../state/drafts.ts';
import { draftChanges, mergeDrafts, readDraftTexts, writeDraftTexts } from './drafts-text.ts';

const activity = {
  kind: 'call',
  direction: 'outbound' as const,
  outcome: 'reached' as const,
  contactName: 'Chiara Moretti',
  note: 'half a sentence',
  nextDate: null,
  nextText: '',
  nextChannel: 'visit' as const,
  overrideReason: 'asked to be ca',
};
const nothing = new Set<string>();

describe('kept drafts', () => {
  test('come back as they were typed, each by itself', () => {
    const drafts = {
      ...noDrafts,
      activity: { a1: activity, a2: activity },
      decision: { 'hold/a/1': 'Pays no' },
    };
    const texts = writeDraftTexts(drafts);
    expect(Object.keys(texts).sort()).toEqual(['activity/a1', 'activity/a2', 'decision/hold/a/1']);
    expect(readDraftTexts(texts)).toEqual(drafts);
    expect(readDraftTexts({})).toEqual(noDrafts);
  });

  test('are the same text after they were read, in whatever order their fields were written', () => {
    const { kind, ...rest } = activity;
    const texts = writeDraftTexts({ ...noDrafts, activity: { a1: { ...rest, kind } } });
    expect(texts).toEqual(writeDraftTexts({ ...noDrafts, activity: { a1: activity } }));
    expect(writeDraftTexts(readDraftTexts(texts))).toEqual(texts);
  });

  test('of another shape are left out, and the others are not', () => {
    const texts = {
      ...{ 'activity/a1': '{"kind":7}', 'no-form/a1': '{}', 'decision/d1': '"Pays no"' },
      ...{ 'decision/d2': 'no JSON', 'decision/d3': '', '__proto__/a': '{}', 'constructor/a': '{}' },
    };
    expect(readDraftTexts(texts)).toEqual({ ...noDrafts, decision: { d1: 'Pays no' } });
  });

  test('of two windows do not overwrite each other', () => {
    const kept = { 'activity/a1': 'there', 'activity/a2': 'old' };
    const here = { 'activity/a2': 'typed here' };
    expect(mergeDrafts({ agreed: { 'activity/a2': 'old' }, here, kept, underWay: nothing })).toEqual({
      'activity/a1': 'there',
      'activity/a2': 'typed here',
    });
  });

  test('go where they were recorded in the other window, unless something was typed here since', () => {
    const agreed = { 'promise/a1': 'five', 'promise/a2': 'six' };
    const here = { 'promise/a1': 'five', 'promise/a2': 'seven' };
    expect(mergeDrafts({ agreed, here, kept: {}, underWay: nothing })).toEqual({ 'promise/a2': 'seven' });
  });

  test('that are on their way are not taken for gone by an answer that does not know them yet', () => {
    const here = { 'promise/a1': 'five' };
    const underWay = new Set(['promise/a1']);
    expect(mergeDrafts({ agreed: here, here, kept: {}, underWay })).toEqual(here);
  });

  test('of a focus are taken over at the start alone: two windows are at two places', () => {
    const kept = { 'focus/worklist': 'third' };
    const here = { 'focus/worklist': 'first' };
    expect(mergeDrafts({ agreed: null, here: {}, kept, underWay: nothing })).toEqual(kept);
    expect(mergeDrafts({ agreed: here, here, kept, underWay: nothing })).toEqual(here);
  });

  test('are kept as far as they differ from what is kept', () => {
    const here = { 'activity/a1': 'same', 'activity/a2': 'new' };
    const kept = { 'activity/a1': 'same', 'activity/a3': 'gone' };
    expect(draftChanges(here, kept)).toEqual({ 'activity/a2': 'new', 'activity/a3': null });
  });
});
