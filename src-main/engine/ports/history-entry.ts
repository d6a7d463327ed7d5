import type {
  AccountEntryOf,
  NamedInvoices,
  PaperMail,
} from '../../../src-shared/contract/account-entries-view.ts';
import type { ShownChange } from '../../../src-shared/domain/account/shown-change.ts';
import type { Activity } from '../../../src-shared/domain/activity/activity.ts';
import type { IssueMeans } from '../../../src-shared/domain/document/paper.ts';
import type { PromiseStatus } from '../../../src-shared/domain/promise/promise-progress.ts';
import type { RequestKind, requestStates } from '../../../src-shared/domain/request/request.ts';

/** Amount in minor units of its currency. */
type Money = { readonly currency: string; readonly amountMinor: number };
type StepName<Kind extends 'application' | 'plan' | 'receipt' | 'request' | 'notice'> =
  AccountEntryOf<Kind>['step']['name'];

/** One thing that happened on an account, as the timeline of its screen shows it: no more than is printed. */
export type HistoryEntry = {
  readonly date: string;
  /** The instant; null for what has only a date. */
  readonly at: string | null;
  /** Who it was, by name; null for money that came by itself. */
  readonly by: string | null;
  /** What somebody wrote about it; empty where nobody did. */
  readonly note: string;
  /** Not handed to the server yet. */
  readonly isWaiting: boolean;
} & HistoryHappening;

type HistoryHappening =
  | {
      readonly kind: 'activity';
      readonly activity: Activity['kind'];
      readonly outcome: Activity['outcome'];
      readonly contactName: string;
      /** Another entry has taken its place. */
      readonly isCorrected: boolean;
      readonly change: ShownChange | null;
      /** A1: why a rule was overridden. */
      readonly override: string | null;
      readonly nextAction: Activity['nextAction'];
      readonly correction: { readonly by: string; readonly reason: string } | null;
    }
  | (Money & {
      readonly kind: 'promise';
      readonly promisedDate: string;
      readonly status: PromiseStatus;
    })
  | (Money & { readonly kind: 'dispute'; readonly reasonCode: string; readonly processor: string })
  | (Money & {
      readonly kind: 'payment';
      readonly reference: string;
      readonly isReversed: boolean;
      readonly invoices: NamedInvoices;
    })
  | (Money & { readonly kind: 'application'; readonly step: StepName<'application'> })
  | (Money & { readonly kind: 'plan'; readonly step: StepName<'plan'> })
  | (Money & { readonly kind: 'receipt'; readonly step: StepName<'receipt'> })
  | (Money & { readonly kind: 'notice'; readonly step: StepName<'notice'> })
  | {
      readonly kind: 'paper';
      /** The kind of the document; one of a newer workstation has no words here. */
      readonly document: string;
      readonly number: string;
      readonly means: IssueMeans;
      /** Which copy of what was issued before it is; null for none. */
      readonly copy: number | null;
      /** Whom the server mails it to, the newest mail first. */
      readonly mails: readonly Pick<PaperMail, 'contactName' | 'address' | 'state'>[];
    }
  | (Money & {
      readonly kind: 'request';
      readonly request: RequestKind;
      readonly step: StepName<'request'>;
      readonly state: (typeof requestStates)[number];
    });

/** Of one kind. */
export type HistoryEntryOf<Kind extends HistoryEntry['kind']> = Extract<
  HistoryEntry,
  { readonly kind: Kind }
>;
