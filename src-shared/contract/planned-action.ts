import type { NextAction } from '../domain/activity/activity.ts';

/** What is to be done next on an account. */
export type PlannedAction = Readonly<Pick<NextAction, 'text' | 'channel'>> & { readonly date: string };
