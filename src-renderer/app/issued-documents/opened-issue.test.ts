import { expect, it } from 'vitest';
import { openedIssue } from './opened-issue.ts';

it('is what the history of the window says', () => {
  const issue = { documentId: 'd-1', locale: 'de' };
  expect(openedIssue({ cameFrom: '/documents', issue })).toEqual(issue);
});

it.each([[null], [undefined], ['x'], [{}], [{ cameFrom: '/' }], [{ issue: { documentId: 7 } }]])(
  'is none for %j',
  (state) => {
    expect(openedIssue(state)).toBeNull();
  },
);
