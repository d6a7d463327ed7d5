import { later } from '../later.ts';

export const ActivityForm = later(async () => (await import('./activity/activity-form.tsx')).ActivityForm);
export const DisputeForm = later(async () => (await import('./dispute/dispute-form.tsx')).DisputeForm);
export const PlanForm = later(async () => (await import('./plan/plan-form.tsx')).PlanForm);
export const PromiseForm = later(async () => (await import('./promise/promise-form.tsx')).PromiseForm);
export const ReceiptForm = later(async () => (await import('./receipt/receipt-form.tsx')).ReceiptForm);
export const VisitForm = later(async () => (await import('./visit/visit-form.tsx')).VisitForm);
