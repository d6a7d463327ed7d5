import type { AccountEntryOf, EntryStep } from '../../src-shared/contract/account-entries-view.ts';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import type { Dispute } from '../../src-shared/domain/dispute/dispute.ts';
import type { IssuedPaperRecord } from '../../src-shared/domain/document/paper.ts';
import type { DunningNotice } from '../../src-shared/domain/dunning/notice.ts';
import type { Signed } from '../../src-shared/domain/organisation/actor.ts';
import type { Payment } from '../../src-shared/domain/payment/payment.ts';
import type { PaymentPlan, PlanVersion } from '../../src-shared/domain/plan/plan.ts';
import type { PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import type { Receipt } from '../../src-shared/domain/receipt/receipt.ts';
import type { LedgerRequest } from '../../src-shared/domain/request/request.ts';
import { type ApplicationStep, applicationSteps } from './application-steps.ts';

type StepName<Kind extends 'application' | 'plan' | 'receipt' | 'request' | 'notice'> =
  AccountEntryOf<Kind>['step']['name'];

/**
 * What happened, before it is made into an entry. `id` names it among those of its kind; `at` sorts within a day: an
 * instant, or the date of a payment.
 */
export type Happening = { readonly id: string; readonly date: string; readonly at: string } & (
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'promise'; readonly progress: PromiseProgress }
  | { readonly kind: 'dispute'; readonly dispute: Dispute }
  | { readonly kind: 'payment'; readonly payment: Payment }
  | {
      readonly kind: 'application';
      readonly payment: Payment;
      readonly items: ApplicationStep['items'];
      readonly step: EntryStep<StepName<'application'>>;
    }
  | {
      readonly kind: 'plan';
      readonly plan: PaymentPlan;
      readonly version: PlanVersion;
      readonly step: EntryStep<StepName<'plan'>>;
    }
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly step: EntryStep<StepName<'receipt'>> }
  | {
      readonly kind: 'request';
      readonly request: LedgerRequest;
      readonly step: EntryStep<StepName<'request'>>;
    }
  | { readonly kind: 'notice'; readonly notice: DunningNotice; readonly step: EntryStep<StepName<'notice'>> }
  | { readonly kind: 'paper'; readonly paper: IssuedPaperRecord }
);

export function ofActivity(activity: Activity): Happening {
  const { id, on, at } = activity;
  return { id, date: on, at, kind: 'activity', activity };
}

export function ofPromise(progress: PromiseProgress): Happening {
  const { id, madeOn, madeAt } = progress.promise;
  return { id, date: madeOn, at: madeAt, kind: 'promise', progress };
}

export function ofDispute(dispute: Dispute): Happening {
  const { id, openedOn, openedAt } = dispute;
  return { id, date: openedOn, at: openedAt, kind: 'dispute', dispute };
}

export function ofPayment(payment: Payment): Happening {
  const { id, receivedOn } = payment;
  return { id, date: receivedOn, at: receivedOn, kind: 'payment', payment };
}

export function ofPaper(paper: IssuedPaperRecord): Happening {
  return { id: paper.id, ...timeOf(paper.issued), kind: 'paper', paper };
}

/** R3: what people did with the cash of payments, in the order of the payments. */
export function stepsOfApplications(
  payments: readonly Payment[],
  receipts: readonly Receipt[],
): readonly Happening[] {
  const issued = new Map(receipts.map((receipt) => [receipt.paymentId, receipt.issued]));
  return payments.flatMap((payment) => {
    if (payment.applied.length + payment.takenBack.length === 0) return [];
    return applicationSteps(payment, issued.get(payment.id)).map(({ name, signed, items }): Happening => {
      const id = `${payment.id}/${name}/${signed.at}/${signed.by.userId}`;
      return { id, ...timeOf(signed), kind: 'application', payment, items, step: stepOf(name, signed) };
    });
  });
}

/** N5: each version as it was proposed, decided and signed, and the end of the plan. */
export function stepsOfPlan(plan: PaymentPlan): readonly Happening[] {
  const { versions, ended } = plan;
  const last = versions.at(-1);
  return [
    ...versions.flatMap((version) => {
      const { decision, inForce } = version;
      const isAtOnce = decision !== null && decision.at === version.at;
      return [
        planStep(plan, version, isAtOnce ? 'proposed-and-approved' : 'proposed', version),
        ...(decision !== null && !isAtOnce
          ? [planStep(plan, version, decision.isGranted ? 'granted' : 'refused', decision)]
          : []),
        ...(inForce === null ? [] : [planStep(plan, version, 'signed', inForce)]),
      ];
    }),
    ...(ended === null || last === undefined ? [] : [planStep(plan, last, 'ended', ended)]),
  ];
}

function planStep(
  plan: PaymentPlan,
  version: PlanVersion,
  name: StepName<'plan'>,
  signed: Reasoned,
): Happening {
  const id = `${plan.id}/${version.version}/${name}`;
  return { id, ...timeOf(signed), kind: 'plan', plan, version, step: stepOf(name, signed) };
}

/** R1: a receipt as it was given, and what became of it. */
export function stepsOfReceipt(receipt: Receipt): readonly Happening[] {
  const { issued, voided, deposited } = receipt;
  const step = (name: StepName<'receipt'>, signed: Reasoned | null): readonly Happening[] =>
    signed === null
      ? []
      : [
          {
            id: `${receipt.id}/${name}`,
            ...timeOf(signed),
            kind: 'receipt',
            receipt,
            step: stepOf(name, signed),
          },
        ];
  return [...step('issued', issued), ...step('deposited', deposited), ...step('voided', voided)];
}

/** Authority: what was asked for, and who decided. What needed nobody is decided with the asking. */
export function stepsOfRequest(request: LedgerRequest): readonly Happening[] {
  const { id, asked, decided, reason } = request;
  const step = (name: StepName<'request'>, signed: Reasoned): Happening => ({
    id: `${id}/${name}`,
    ...timeOf(signed),
    kind: 'request',
    request,
    step: stepOf(name, signed),
  });
  const first = step('asked', { ...asked, reason });
  return decided === null ? [first] : [first, step('decided', decided)];
}

/** G1: a notice as it was proposed, approved by somebody else, sent or cancelled. */
export function stepsOfNotice(notice: DunningNotice): readonly Happening[] {
  const { id, proposed, approved, sent, cancelled } = notice;
  const step = (name: StepName<'notice'>, signed: Reasoned | null): readonly Happening[] =>
    signed === null
      ? []
      : [{ id: `${id}/${name}`, ...timeOf(signed), kind: 'notice', notice, step: stepOf(name, signed) }];
  return [
    ...step('proposed', proposed),
    ...step('approved', approved?.at === proposed.at ? null : approved),
    ...step('sent', sent),
    ...step('cancelled', cancelled),
  ];
}

type Reasoned = Signed & { readonly reason?: string };

function stepOf<Name extends string>(name: Name, { by, reason = '' }: Reasoned): EntryStep<Name> {
  return { name, by, reason };
}

function timeOf({ on, at }: Signed) {
  return { date: on, at };
}
