import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import { commandNames } from '../commands/registry.ts';
import type { AccountHistory } from '../domain/account/account-history.ts';
import type { FileReference } from '../domain/file-reference.ts';
import { accountIdSchema, commandIdSchema } from '../domain/ids.ts';
import type { Person } from '../domain/organisation/people.ts';
import { changePasswordRequestSchema } from '../protocol/session-api.ts';
import {
  type AccountEntriesHead,
  type AccountEntry,
  accountEntriesQuerySchema,
  type DisputeCase,
  disputeQuerySchema,
} from './account-entries-view.ts';
import type { AccountGroupView } from './account-group-view.ts';
import {
  type AccountInvoicesHead,
  accountInvoicesQuerySchema,
  type ChosenInvoices,
  type ClaimableHead,
  chosenInvoicesQuerySchema,
  claimableInvoicesQuerySchema,
} from './account-invoices-view.ts';
import { type AccountOfNumber, accountNumbersSchema } from './account-numbers.ts';
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
import { type DesktopView, desktopActionSchema } from './desktop-view.ts';
import type { AccountMail } from './document-mail.ts';
import { documentsContract } from './documents-contract.ts';
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
import { errors } from './engine-errors.ts';
import {
  type DashboardHead,
  type FigureItemsPart,
  type FiguresMessage,
  figureItemsQuerySchema,
  figuresQuerySchema,
} from './figures-view.ts';
import { fileAddSchema, fileReadSchema, fileRemoveSchema, type HeldFile } from './files.ts';
import { draftChangesSchema, type KeptDrafts } from './kept-drafts.ts';
import type { ListUpdate } from './live-list.ts';
import {
  accountPlansQuerySchema,
  type PlanEntry,
  type PlanListRow,
  planListQuerySchema,
} from './plans-view.ts';
import {
  type SavedWork,
  saveWorkSchema,
  type TakenWork,
  takeWorkSchema,
  workPieceSchema,
} from './portable-work.ts';
import type { SessionView } from './session-view.ts';
import {
  type ContactRulesView,
  type DeviceReport,
  type Diagnostics,
  demoSchema,
  type EnrolmentOffer,
  enrolmentSchema,
  type MadeBackup,
} from './settings-device.ts';
import { idleMinutesSchema, type LockView, passphraseSchema } from './settings-lock.ts';
import type { SyncState } from './sync-state.ts';
import type { ThresholdView } from './threshold-view.ts';
import type { TrainingView } from './training-view.ts';
import { type VisitListRow, visitListQuerySchema } from './visits-view.ts';
import { type OwnWorklistSettings, ownWorklistSettingsSchema } from './worklist-settings.ts';
import {
  type Counts,
  type WorklistChoices,
  type WorklistHead,
  type WorklistRow,
  worklistQuerySchema,
} from './worklist-view.ts';

const accountInput = z.object({ accountId: accountIdSchema });

/**
 * The engine's API for screens. `watch` calls are live views: they yield the present state at once and again after
 * every change, until the screen lets go; lists and accounts send a window first and then differences. Outputs are
 * typed, not checked at run time: the engine made them.
 */
export const engineContract = {
  session: {
    /** Null until somebody has signed in on this device for the first time. */
    watch: oc.output(eventIterator(type<SessionView | null>())),
    /** Everybody of the organisation, those who have left included; empty until the directory is here. */
    people: oc.output(eventIterator(type<readonly Person[]>())),
    /** Needs the server once; afterwards the workstation works without it. Answers who it is now. */
    signIn: oc
      .errors(errors)
      .input(z.object({ userName: z.string().min(1).max(200), password: z.string().min(1).max(500) }))
      .output(type<{ readonly userId: string }>()),
    /** Needs the server. SIGN_IN_FAILED when the present password is wrong, PASSWORD_WEAK when the next one would be. */
    changePassword: oc.errors(errors).input(changePasswordRequestSchema).output(type<void>()),
  },
  enrolment: {
    offer: oc.output(type<EnrolmentOffer>()),
    /**
     * The first sign-in of this workstation, at a server that it did not have to know before. SERVER_ADDRESS_INVALID,
     * FORBIDDEN where somebody has signed in already, and what a sign-in may fail with.
     */
    enrol: oc.errors(errors).input(enrolmentSchema).output(type<void>()),
    /** Signs in as one of the demo. FORBIDDEN where it has none of that role or somebody has signed in already. */
    demo: oc.errors(errors).input(demoSchema).output(type<void>()),
  },
  /** What stands before everything else: whether the data of this device can be opened, and how they may be. */
  threshold: {
    watch: oc.output(eventIterator(type<ThresholdView>())),
    /**
     * The passphrase of anybody who has set one here. PASSPHRASE_WRONG, and PASSPHRASE_WAIT with the `seconds` until the
     * next one is looked at.
     */
    open: oc
      .errors(errors)
      .input(z.object({ passphrase: passphraseSchema }))
      .output(type<void>()),
    /** The keychain may be there by now, or the file back in its place. */
    tryAgain: oc.output(type<void>()),
    /** Whoever is asked has no passphrase any more: leads to what is left, where nothing else opens the key. */
    forgotten: oc.output(type<void>()),
    /**
     * Puts the newest backup in the place of the file, which is kept under another name. PASSPHRASE_WRONG and
     * PASSPHRASE_WAIT where it needs one, BACKUP_NOT_USABLE; NOT_A_WAY where this leads nowhere at the moment.
     */
    restore: oc
      .errors(errors)
      .input(z.object({ passphrase: passphraseSchema.nullable() }))
      .output(type<void>()),
    /** Sets everything aside under other names and begins as at the first start. NOT_A_WAY as above. */
    startAnew: oc.errors(errors).output(type<void>()),
  },
  /** Locks what is shown behind the passphrase of the person who is signed in; see SessionView.lock. */
  lock: {
    watch: oc.output(eventIterator(type<LockView>())),
    /** A key or a pointer was used: the idle time begins anew. */
    touch: oc.output(type<void>()),
    /** PASSPHRASE_NOT_SET where nothing could unlock it. */
    now: oc.errors(errors).output(type<void>()),
    /** PASSPHRASE_WRONG, and PASSPHRASE_WAIT with the `seconds` until the next one is looked at. */
    open: oc
      .errors(errors)
      .input(z.object({ passphrase: passphraseSchema }))
      .output(type<void>()),
    /** As `open` for the present one, which is null where there is none; PASSPHRASE_WEAK with the `length` asked for. */
    setPassphrase: oc
      .errors(errors)
      .input(z.object({ present: passphraseSchema.nullable(), next: passphraseSchema }))
      .output(type<void>()),
    setIdleMinutes: oc
      .errors(errors)
      .input(z.object({ minutes: idleMinutesSchema }))
      .output(type<void>()),
    /**
     * Encrypts the data of this device with a new key, in a moment: the line is cut, and the threshold tells how far it
     * is. As `open` for the passphrase, which is null where there is none. FORBIDDEN in a training, KEY_OUT_OF_REACH.
     */
    changeKey: oc
      .errors(errors)
      .input(z.object({ passphrase: passphraseSchema.nullable() }))
      .output(type<void>()),
  },
  /** This device: what is on it, copies of it, and what helps to find a fault. */
  device: {
    report: oc.errors(errors).output(type<DeviceReport>()),
    /** An encrypted copy of everything on this device, opened and read through before it gets its name. */
    backup: oc.errors(errors).output(type<MadeBackup>()),
    diagnostics: oc.errors(errors).output(type<Diagnostics>()),
    /**
     * What this person has here alone, for another workstation. FORBIDDEN in a training and where the organisation wants
     * none, PASSPHRASE_WEAK, FILE_TOO_LARGE.
     */
    saveWork: oc.errors(errors).input(saveWorkSchema).output(type<SavedWork>()),
    /** Puts in such a file, piece by piece; FILE_NOT_READABLE where another window has begun meanwhile. */
    putWork: oc.errors(errors).input(workPieceSchema).output(type<void>()),
    /** Takes in the file that was put in, also before anybody has signed in. */
    takeWork: oc.errors(errors).input(takeWorkSchema).output(type<TakenWork>()),
    contactRules: oc.output(eventIterator(type<ContactRulesView>())),
  },
  /** The shell of the desktop that a window stands in; null in a browser. */
  desktop: {
    watch: oc.output(eventIterator(type<DesktopView | null>())),
    /** FORBIDDEN where there is no shell, and what the action may fail with. */
    ask: oc.errors(errors).input(desktopActionSchema).output(type<void>()),
  },
  /** Work on invented accounts that cannot touch real ones. The line is cut when one gives way to the other. */
  training: {
    watch: oc.output(eventIterator(type<TrainingView>())),
    enter: oc.output(type<void>()),
    leave: oc.output(type<void>()),
  },
  sync: {
    watch: oc.output(eventIterator(type<SyncState>())),
    /** Tries to reach the server now instead of after the back-off. */
    now: oc.output(type<void>()),
    /** The network has come back: a line that looks open may be dead. */
    wake: oc.output(type<void>()),
    /** The person has read what became of the changes that an earlier database had left. */
    dismissHandIn: oc.output(type<void>()),
  },
  worklist: {
    watch: oc.input(worklistQuerySchema).output(eventIterator(type<ListUpdate<WorklistHead, WorklistRow>>())),
    counts: oc.output(eventIterator(type<Counts>())),
    /** What the accounts can be narrowed down to. */
    choices: oc.output(eventIterator(type<WorklistChoices>())),
    /** How this person has set up the tables of accounts on this device: filters with names, columns, density. */
    /** Null while nobody is signed in. */
    settings: oc.output(type<OwnWorklistSettings | null>()),
    /** Those of somebody who is not signed in any more are left out. */
    keepSettings: oc.input(ownWorklistSettingsSchema).output(type<void>()),
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
    /** The accounts that have these numbers, of those that are here; none while the screens are locked. */
    byNumber: oc.input(accountNumbersSchema).output(type<readonly AccountOfNumber[]>()),
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
    /** How it has stood and paid over the last twelve months, per currency, its own first. */
    past: oc.errors(errors).input(accountInput).output(eventIterator(type<readonly AccountHistory[]>())),
    /** The group of companies that it is in; null for none. */
    group: oc.input(accountInput).output(eventIterator(type<AccountGroupView | null>())),
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
    /** The newest documents that were mailed by the server, or are to be. */
    mails: oc.errors(errors).input(accountInput).output(eventIterator(type<readonly AccountMail[]>())),
    /** R5: how unapplied payments could be applied. */
    matches: oc.errors(errors).input(matchQuerySchema).output(type<MatchPart>()),
  },
  /** The bytes of what documents refer to as files: encrypted on this device, and sent before what refers to them. */
  files: {
    /** FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED; the answer is what a command refers to. */
    add: oc.errors(errors).input(fileAddSchema).output(type<FileReference>()),
    /** Forgets one that was added and that nothing refers to yet; false for every other. */
    remove: oc.errors(errors).input(fileRemoveSchema).output(type<boolean>()),
    /** The bytes, loaded from the server where they are not here: FILE_NOT_HERE without a connection. */
    read: oc.errors(errors).input(fileReadSchema).output(type<Blob>()),
    /** Where the files of an account stand on this device. */
    watch: oc.input(accountInput).output(eventIterator(type<readonly HeldFile[]>())),
  },
  commands: {
    /**
     * Durable before it answers; the effect is visible in every live view. A receipt comes without its number: the
     * engine takes the next one of the device and answers it (R2); it is null for every other command. Who names the
     * command may hand it in again where the answer was lost: it is recorded once.
     */
    submit: oc
      .errors(errors)
      .input(
        z.object({
          accountId: accountIdSchema,
          name: z.enum(commandNames),
          input: z.record(z.string(), z.unknown()),
          commandId: z.uuid().optional(),
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
    /** What is kept of the person who is signed in, for every window; null where there is nobody, and while it is locked. */
    watch: oc.output(eventIterator(type<KeptDrafts | null>())),
    /** Drafts that became others, null where one is gone; nothing is kept where somebody else has signed in meanwhile. */
    keep: oc.input(draftChangesSchema).output(type<void>()),
  },
  ...documentsContract,
} as const;
