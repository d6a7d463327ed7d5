import { defaultSettings } from '../../../../src-shared/domain/organisation/settings.ts';
import { promisableAccount } from '../promise/promisable-account.ts';
import { newPlanDraft } from './plan-draft.ts';
import type { PlanBasis } from './read-plan-draft.ts';

/** How an English form reads a plan in an organisation that has set nothing. */
export const planBasis: PlanBasis = { locale: 'en-GB', language: 'en', settings: defaultSettings };

/** The first draft over an account that owes 809.00 EUR, 800.00 of it overdue, on 2026-11-21. */
export const firstPlanDraft = newPlanDraft(promisableAccount, [], 'en-GB');
