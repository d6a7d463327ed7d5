import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import { commandNames } from '../commands/registry.ts';
import { failureSchema } from '../domain/failure.ts';
import { accountIdSchema, commandIdSchema } from '../domain/ids.ts';
import { changePasswordRequestSchema } from '../protocol/session-api.ts';
import {
  type AccountEntriesHead,
  type AccountEntry,
  accountEntriesQuerySchema,
  type DisputeCase,
  disputeQuerySchema,
} from './account-entries-view.ts';
import {
  type AccountInvoicesHead,
  accountInvoicesQuerySchema,
  type ChosenInvoices,
  type ClaimableHead,
  chosenInvoicesQuerySchema,
  claimableInvoicesQuerySchema,
} from './account-invoices-view.ts';
import {
  type ContactPermissionView,
  contactQuerySchema,
  type MatchPart,
  matchQuerySchema,
} from './account-questions.ts';
import type { AccountHead, InvoiceRow } from './account-view.ts';
import { type ApprovalListRow, approvalListQuerySchema } from './approvals-view.ts';
import {
  type AttentionItem,
  attentionQuerySchema,
  type CommandListHead,
  type WaitingItem,
} from './attention-view.ts';
import { type CashReport, cashListQuerySchema, type ReceiptListRow } from './cash-view.ts';
import { type CreditListRow, creditListQuerySchema } from './credit-view.ts';
import {
  type DisputeBoard,
  type DisputeListRow,
  type DueListUpdate,
  disputeListQuerySchema,
  type FollowUpListRow,
  followUpListQuerySchema,
  type PromiseListRow,
  promiseListQuerySchema,
} from './due-lists-view.ts';
import {
  type AccountDunning,
  type DunningCounts,
  type DunningListRow,
  dunningListQuerySchema,
  type NoticeListRow,
  noticeListQuerySchema,
} from './dunning-view.ts';
import {
  type DashboardHead,
  type FigureItemsPart,
  type FiguresMessage,
  figureItemsQuerySchema,
  figuresQuerySchema,
} from './figures-view.ts';
import type { ListUpdate } from './live-list.ts';
import {
  accountPlansQuerySchema,
  type PlanEntry,
  type PlanListRow,
  planListQuerySchema,
} from './plans-view.ts';
import type { SessionView } from './session-view.ts';
import type { SyncState } from './sync-state.ts';
import { type VisitListRow, visitListQuerySchema } from './visits-view.ts';
import { type Counts, type WorklistHead, type WorklistRow, worklistQuerySchema } from './worklist-view.ts';

/** Everything that was wrong, the first as the headline. */
export const failedSchema = failureSchema.extend({ others: z.array(failureSchema) });
export type Failed = z.infer<typeof failedSchema>;

/** Every expected failure reaches the screen as this one typed error; its data say which. */
const errors = { FAILED: { data: failedSchema } };

/** Characters of all drafts together. */
export const maxDraftLength = 1_000_000;

const accountInput = z.object({ accountId: accountIdSchema });

/** A rendered document, not stored: the same input renders the same bytes. */
export type RenderedDocument = {
  readonly fileName: string;
  readonly pdf: Blob;
  readonly pageCount: number;
  /** SHA-256 of the canonical input, in hex; printed in the footer. */
  readonly inputHash: string;
};

/**
 * The engine's API for screens. `watch` calls are live views: they yield the present state at once and again after
 * every change, until the screen lets go; lists and accounts send a window first and then differences. Outputs are
 * typed, not checked at run time: the engine made them.
 */
export const engineContract = {
  session: {
    /** Null until somebody has signed in on this device for the first time. */
    watch: oc.output(eventIterator(type<SessionView | null>())),
    /** Needs the server once; afterwards the workstation works without it. */
    signIn: oc
      .errors(errors)
      .input(z.object({ userName: z.string().min(1).max(200), password: z.string().min(1).max(500) }))
      .output(type<void>()),
    /** Needs the server. SIGN_IN_FAILED when the present password is wrong, PASSWORD_WEAK when the next one would be. */
    changePassword: oc.errors(errors).input(changePasswordRequestSchema).output(type<void>()),
  },
  sync: {
    watch: oc.output(eventIterator(type<SyncState>())),
    /** Tries to reach the server now instead of after the back-off. */
    now: oc.output(type<void>()),
    /** The network has come back: a line that looks open may be dead. */
    wake: oc.output(type<void>()),
  },
  worklist: {
    watch: oc.input(worklistQuerySchema).output(eventIterator(type<ListUpdate<WorklistHead, WorklistRow>>())),
    counts: oc.output(eventIterator(type<Counts>())),
    /** Drops all read models and computes them again in the background; `staleCount` tells how far it is. */
    rebuild: oc.output(type<void>()),
  },
  promises: {
    watch: oc.input(promiseListQuerySchema).output(eventIterator(type<DueListUpdate<PromiseListRow>>())),
  },
  disputes: {
    watch: oc.input(disputeListQuerySchema).output(eventIterator(type<DueListUpdate<DisputeListRow>>())),
    /** How many there are by state and processor, and how many of them are late. */
    board: oc.output(eventIterator(type<DisputeBoard>())),
  },
  plans: {
    watch: oc.input(planListQuerySchema).output(eventIterator(type<DueListUpdate<PlanListRow>>())),
  },
  dunning: {
    watch: oc.input(dunningListQuerySchema).output(eventIterator(type<DueListUpdate<DunningListRow>>())),
    notices: oc.input(noticeListQuerySchema).output(eventIterator(type<DueListUpdate<NoticeListRow>>())),
    counts: oc.output(eventIterator(type<DunningCounts>())),
  },
  approvals: {
    watch: oc.input(approvalListQuerySchema).output(eventIterator(type<DueListUpdate<ApprovalListRow>>())),
  },
  visits: {
    watch: oc.input(visitListQuerySchema).output(eventIterator(type<DueListUpdate<VisitListRow>>())),
  },
  cash: {
    watch: oc.input(cashListQuerySchema).output(eventIterator(type<DueListUpdate<ReceiptListRow>>())),
    /** R2, R4: what is to be handed in, the cash of each agent, and what became of the receipt numbers. */
    report: oc.output(eventIterator(type<CashReport>())),
  },
  /** Credit: what the rules suggest; a person with authority decides. */
  credit: {
    watch: oc.input(creditListQuerySchema).output(eventIterator(type<DueListUpdate<CreditListRow>>())),
  },
  figures: {
    /** The key figures of today; they have no rows. */
    watch: oc.output(eventIterator(type<ListUpdate<DashboardHead, never>>())),
    /** The key figures of another date: progress first, the figures last. Ends with them, or when it is let go. */
    asOf: oc.input(figuresQuerySchema).output(eventIterator(type<FiguresMessage>())),
    /** The documents behind a figure, part by part. */
    items: oc.input(figureItemsQuerySchema).output(type<FigureItemsPart>()),
  },
  followUps: {
    watch: oc.input(followUpListQuerySchema).output(eventIterator(type<DueListUpdate<FollowUpListRow>>())),
  },
  account: {
    /** The account itself: it has no rows. */
    watch: oc
      .errors(errors)
      .input(accountInput)
      .output(eventIterator(type<ListUpdate<AccountHead, never>>())),
    invoices: oc
      .errors(errors)
      .input(accountInvoicesQuerySchema)
      .output(eventIterator(type<ListUpdate<AccountInvoicesHead, InvoiceRow>>())),
    /** Sums and counts of the open invoices that a choice chooses. */
    chosen: oc.errors(errors).input(chosenInvoicesQuerySchema).output(eventIterator(type<ChosenInvoices>())),
    claimable: oc
      .errors(errors)
      .input(claimableInvoicesQuerySchema)
      .output(eventIterator(type<ListUpdate<ClaimableHead, InvoiceRow>>())),
    /** Everything that happened: contacts, promises, disputes, plans, payments, receipts, requests and notices. */
    entries: oc
      .errors(errors)
      .input(accountEntriesQuerySchema)
      .output(eventIterator(type<ListUpdate<AccountEntriesHead, AccountEntry>>())),
    /** N2, N3: its plans with their schedules and what counted. */
    plans: oc
      .errors(errors)
      .input(accountPlansQuerySchema)
      .output(eventIterator(type<DueListUpdate<PlanEntry>>())),
    /** D1: one case with its history; null where the account has none of this id. */
    dispute: oc.errors(errors).input(disputeQuerySchema).output(eventIterator(type<DisputeCase | null>())),
    /** G1: what would be dunned now, with why, and the notices that were not sent. */
    dunning: oc.errors(errors).input(accountInput).output(eventIterator(type<AccountDunning>())),
    /** A1: whether a contact is allowed at the moment, with what speaks against it; also as time goes by. */
    contactPermission: oc
      .errors(errors)
      .input(contactQuerySchema)
      .output(eventIterator(type<ContactPermissionView>())),
    /** R5: how unapplied payments could be applied. */
    matches: oc.errors(errors).input(matchQuerySchema).output(type<MatchPart>()),
  },
  commands: {
    /**
     * Durable before it answers; the effect is visible in every live view. A receipt comes without its number: the
     * engine takes the next one of the device and answers it (R2); it is null for every other command.
     */
    submit: oc
      .errors(errors)
      .input(
        z.object({
          accountId: accountIdSchema,
          name: z.enum(commandNames),
          input: z.record(z.string(), z.unknown()),
        }),
      )
      .output(type<{ readonly commandId: string; readonly receiptId: string | null }>()),
    /** Takes a command back that has not been sent; COMMAND_NOT_PENDING when it is too late. */
    withdraw: oc
      .errors(errors)
      .input(z.object({ commandId: commandIdSchema }))
      .output(type<void>()),
  },
  attention: {
    watch: oc
      .input(attentionQuerySchema)
      .output(eventIterator(type<ListUpdate<CommandListHead, AttentionItem>>())),
    /** What the server has not answered yet, newest first. */
    waiting: oc.output(eventIterator(type<ListUpdate<CommandListHead, WaitingItem>>())),
    /** A person has dealt with a refused command; it leaves the list and stays in the outbox's history. */
    dismiss: oc
      .errors(errors)
      .input(z.object({ commandId: commandIdSchema }))
      .output(type<void>()),
  },
  /** What was typed into forms and not recorded: belongs to this device and this person, encrypted like the rest. */
  drafts: {
    /** The text that was kept last; null when there is none. */
    get: oc.output(type<string | null>()),
    keep: oc.input(z.object({ content: z.string().max(maxDraftLength) })).output(type<void>()),
  },
  documents: {
    statement: oc
      .errors(errors)
      .input(accountInput.extend({ locale: z.string().min(2).max(20) }))
      .output(type<RenderedDocument>()),
  },
} as const;
