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
} from './account-entries-view.ts';
import {
  type AccountInvoicesHead,
  accountInvoicesQuerySchema,
  type ChosenInvoices,
  type ClaimableHead,
  chosenInvoicesQuerySchema,
  claimableInvoicesQuerySchema,
} from './account-invoices-view.ts';
import type { AccountHead, InvoiceRow } from './account-view.ts';
import {
  type AttentionItem,
  attentionQuerySchema,
  type CommandListHead,
  type WaitingItem,
} from './attention-view.ts';
import {
  type DisputeListRow,
  type DueListUpdate,
  disputeListQuerySchema,
  type FollowUpListRow,
  followUpListQuerySchema,
  type PromiseListRow,
  promiseListQuerySchema,
} from './due-lists-view.ts';
import type { ListUpdate } from './live-list.ts';
import type { SessionView } from './session-view.ts';
import type { SyncState } from './sync-state.ts';
import { type Counts, type WorklistHead, type WorklistRow, worklistQuerySchema } from './worklist-view.ts';

/** Every expected failure reaches the screen as this one typed error; its data say which. */
const errors = { FAILED: { data: failureSchema } };

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
    /** Activities, promises, disputes and payments. */
    entries: oc
      .errors(errors)
      .input(accountEntriesQuerySchema)
      .output(eventIterator(type<ListUpdate<AccountEntriesHead, AccountEntry>>())),
  },
  commands: {
    /** Durable before it answers; the effect is visible in every live view. */
    submit: oc
      .errors(errors)
      .input(
        z.object({
          accountId: accountIdSchema,
          name: z.enum(commandNames),
          input: z.record(z.string(), z.unknown()),
        }),
      )
      .output(type<{ readonly commandId: string }>()),
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
