import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { DunningNotice } from '../domain/dunning/notice.ts';
import { fail, type Result, succeed } from '../domain/failure.ts';

/** G1: the notice of this id in one of these states: NOTICE_NOT_FOUND, or NOTICE_STATE_WRONG with the state it has. */
export function findNotice(
  { notices }: AccountAggregate,
  noticeId: string,
  ...states: readonly DunningNotice['state'][]
): Result<DunningNotice> {
  const notice = notices.find((one) => one.id === noticeId);
  if (notice === undefined) return fail('NOTICE_NOT_FOUND');
  return states.includes(notice.state)
    ? succeed(notice)
    : fail('NOTICE_STATE_WRONG', { state: notice.state });
}
