import type { DunningNotice } from './notice.ts';

/**
 * G1: what a notice is worth as a letter. `waiting`: nobody has approved it yet; `rejected`: somebody else than who
 * proposed it cancelled it instead of approving it; `withdrawn`: cancelled in any other way. `valid`: it may go out, or
 * has gone out.
 */
export type NoticeStanding = 'waiting' | 'valid' | 'rejected' | 'withdrawn';

/** G1: how a notice stands that may be printed as a letter. */
export function noticeStanding({ cancelled, approved, proposed, state }: Standing): NoticeStanding {
  if (cancelled === null) return state === 'proposed' ? 'waiting' : 'valid';
  const isOfOthers = cancelled.by.userId !== proposed.by.userId;
  return approved === null && isOfOthers ? 'rejected' : 'withdrawn';
}

type Standing = Pick<DunningNotice, 'state' | 'proposed' | 'approved' | 'cancelled'>;
