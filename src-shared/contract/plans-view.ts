import { z } from 'zod';
import { accountIdSchema } from '../domain/ids.ts';
import type { InstalmentProgress } from '../domain/plan/instalment-progress.ts';
import type { PaymentPlan, PlanVersion } from '../domain/plan/plan.ts';
import type { PlanItemProgress, PlanProgress } from '../domain/plan/plan-progress.ts';
import type { OfAccount } from './due-lists-view.ts';
import { listPage } from './list-page.ts';

export const planListFilters = ['standing', 'active', 'missed', 'defaulted', 'not-signed'] as const;

/**
 * Payment plans that are not over, by the date of the next instalment, the earliest first. `missed`: active ones with an
 * instalment whose date has passed without it; `defaulted` (N3): by the day of the default, the latest first; `not-signed`:
 * drafts, those that wait for approval and those that wait for the customer.
 */
export const planListQuerySchema = z.object({ ...listPage, filter: z.enum(planListFilters) });
export type PlanListQuery = z.infer<typeof planListQuerySchema>;

/** N2, N3: where a plan stands. Amounts in minor units of `currency`. */
export type PlanListRow = OfAccount & {
  readonly planId: string;
  readonly status: 'draft' | 'awaiting-approval' | 'approved' | 'active' | 'defaulted';
  readonly version: number;
  readonly currency: string;
  readonly dueMinor: number;
  readonly metMinor: number;
  /** Without the down payment. */
  readonly instalmentCount: number;
  /** The first instalment that is not met; `deadline` is the last day on which it may be. */
  readonly nextInstalment: {
    readonly number: number;
    readonly dueDate: string;
    readonly deadline: string;
    readonly missingMinor: number;
  } | null;
  /** Instalments whose date has passed and that are not met. */
  readonly overdueCount: number;
  /** N3: those of them whose grace days are over as well. */
  readonly misses: number;
  /** N3 */
  readonly defaultedOn: string | null;
  readonly resumesOn: string | null;
  /** N4: a superior has to decide on the last version. */
  readonly awaitsApproval: boolean;
  readonly contactName: string;
  readonly isWaiting: boolean;
};

/** A window into the plans of an account, the newest first, those that are over included. */
export const accountPlansQuerySchema = z.object({ ...listPage, accountId: accountIdSchema });
export type AccountPlansQuery = z.infer<typeof accountPlansQuerySchema>;

/** N5: a version as it stays readable, without the payments that came before it. */
export type PlanVersionEntry = Omit<PlanVersion, 'items' | 'inForce'> & {
  readonly itemCount: number;
  readonly principalMinor: number;
  readonly inForce: Omit<NonNullable<PlanVersion['inForce']>, 'cashBefore'> | null;
};

/** N2, N3: a plan with its schedule and what counted for each instalment. Amounts in minor units of its currency. */
export type PlanEntry = Omit<PlanProgress, 'plan' | 'version' | 'instalments' | 'items'> & {
  readonly plan: Omit<PaymentPlan, 'versions'>;
  /** The version whose schedule this is: the one in force, the last one where none is. */
  readonly version: number;
  readonly versions: readonly PlanVersionEntry[];
  readonly instalments: readonly (Omit<InstalmentProgress, 'counted'> & {
    readonly counted: readonly (InstalmentProgress['counted'][number] & { readonly reference: string })[];
  })[];
  /** `number` is null where the ledger has the invoice no more. */
  readonly items: readonly (PlanItemProgress & { readonly number: string | null })[];
  readonly isWaiting: boolean;
};

/** The keys of the rows in their live lists. */
export const planRowKey = (row: PlanListRow): string => row.planId;
export const planEntryKey = (entry: PlanEntry): string => entry.plan.id;
