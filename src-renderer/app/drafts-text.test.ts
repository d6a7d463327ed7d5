import { describe, expect, test } from 'vitest';
import { noDrafts } from '../state/drafts.ts';
import { readDraftsText, writeDraftsText } from './drafts-text.ts';

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

describe('kept drafts', () => {
  test('come back as they were typed', () => {
    const drafts = { ...noDrafts, activity: { a1: activity } };
    expect(readDraftsText(writeDraftsText(drafts))).toEqual(drafts);
  });

  test('are an empty text when there are none', () => {
    expect(writeDraftsText(noDrafts)).toBe('');
    expect(readDraftsText('')).toEqual(noDrafts);
    expect(readDraftsText(null)).toEqual(noDrafts);
  });

  test('of another shape are left alone', () => {
    expect(readDraftsText('{"activity":{"a1":{"kind":7}}}')).toEqual(noDrafts);
  });
});
