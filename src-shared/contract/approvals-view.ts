import { z } from 'zod';
import type { Author, Role } from '../domain/organisation/actor.ts';
import type { RequestKind } from '../domain/request/request.ts';
import type { OfAccount } from './due-lists-view.ts';
import { listPage } from './list-page.ts';

/**
 * What waits for a decision, the oldest first. `to-decide`: what the person who is signed in may decide; `asked`: what
 * they asked for themselves.
 */
export const approvalListQuerySchema = z.object({
  ...listPage,
  filter: z.enum(['all', 'to-decide', 'asked']),
});
export type ApprovalListQuery = z.infer<typeof approvalListQuerySchema>;

/** Authority: a request or a dunning notice that waits for somebody's decision. Amount in minor units of `currency`. */
export type WaitingApproval = OfAccount & {
  readonly kind: RequestKind | 'notice';
  /** Of the request or the notice. */
  readonly subjectId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly reason: string;
  readonly itemCount: number;
  readonly askedBy: Author;
  readonly askedOn: string;
  readonly askedAt: string;
  /** The lowest role that may decide, as the limits are now. */
  readonly neededRole: Role;
  /** N4: of a plan, its last version. */
  readonly plan: {
    readonly planId: string;
    readonly version: number;
    readonly instalmentCount: number;
    readonly lastDate: string;
  } | null;
  /** G1: of a notice. */
  readonly level: number | null;
  /** The server has not answered its command yet. */
  readonly isWaiting: boolean;
};

/** With whether the person who is signed in may decide it. */
export type ApprovalListRow = WaitingApproval & { readonly mayDecide: boolean };

export const approvalRowKey = (row: WaitingApproval): string => `${row.kind}/${row.subjectId}`;
