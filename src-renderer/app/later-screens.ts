import { later } from './later.ts';

export const Account = later(async () => (await import('../screens/account/account.tsx')).Account);
export const Accounts = later(async () => (await import('../screens/accounts/accounts.tsx')).Accounts);
export const Approvals = later(async () => (await import('../screens/approvals/approvals.tsx')).Approvals);
export const Attention = later(async () => (await import('../screens/attention/attention.tsx')).Attention);
export const Cash = later(async () => (await import('../screens/cash/cash.tsx')).Cash);
export const CashReportScreen = later(
  async () => (await import('../screens/cash/cash-report.tsx')).CashReportScreen,
);
export const Credit = later(async () => (await import('../screens/credit/credit.tsx')).Credit);
export const Dashboard = later(async () => (await import('../screens/dashboard/dashboard.tsx')).Dashboard);
export const Disputes = later(async () => (await import('../screens/disputes/disputes.tsx')).Disputes);
export const IssuedDocumentScreen = later(
  async () => (await import('../screens/document/issued-document.tsx')).IssuedDocumentScreen,
);
export const DocumentScreen = later(
  async () => (await import('../screens/document/document.tsx')).DocumentScreen,
);
export const Documents = later(async () => (await import('../screens/documents/documents.tsx')).Documents);
export const Dunning = later(async () => (await import('../screens/dunning/dunning.tsx')).Dunning);
export const Focus = later(async () => (await import('../screens/focus/focus.tsx')).Focus);
export const FiguresReportScreen = later(
  async () => (await import('../screens/document/figures-report.tsx')).FiguresReportScreen,
);
export const FollowUps = later(async () => (await import('../screens/follow-ups/follow-ups.tsx')).FollowUps);
export const Notices = later(async () => (await import('../screens/dunning/notices.tsx')).Notices);
export const Plans = later(async () => (await import('../screens/plans/plans.tsx')).Plans);
export const Promises = later(async () => (await import('../screens/promises/promises.tsx')).Promises);
export const Settings = later(async () => (await import('../screens/settings/settings.tsx')).Settings);
export const StatementScreen = later(
  async () => (await import('../screens/document/statement.tsx')).StatementScreen,
);
export const Threshold = later(async () => (await import('../screens/threshold/threshold.tsx')).Threshold);
export const TakeWorkOffer = later(
  async () => (await import('./portable/take-work-offer.tsx')).TakeWorkOffer,
);
export const Visits = later(async () => (await import('../screens/visits/visits.tsx')).Visits);
export const RecoveredNote = later(
  async () => (await import('./recovered/recovered-note.tsx')).RecoveredNote,
);
export const UpdateEnding = later(async () => (await import('./update-ending.tsx')).UpdateEnding);
