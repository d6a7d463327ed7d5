import type { Store } from '../../../src-server/store/store.ts';
import { verifyAudit } from '../../../src-server/store/verify-audit.ts';
import { invoiceSchema } from '../../../src-shared/domain/invoice/invoice.ts';
import { checkOnce } from '../../simulation/checks/check-commands.ts';
import { checkCash, checkPromised } from '../../simulation/checks/check-money.ts';
import { readServerRows, type ServerRows } from '../../simulation/world/server-rows.ts';
import { type BrokenPromise, brokenPromise } from '../broken-promise.ts';
import { isImportedId, simulatedToday } from '../organisation.ts';

/** What the server has of an organisation, and what is wrong with it. */
export type CheckedTenant = { readonly rows: ServerRows; readonly broken: readonly BrokenPromise[] };

/** Promise 2, the money and the audit trail of one organisation. */
export async function checkTenant(store: Store, tenantId: string): Promise<CheckedTenant> {
  const rows = await readServerRows(store, tenantId);
  const { promises, disputes, activities } = rows.documents;
  const imported = [...promises, ...disputes, ...activities].filter(({ id }) => isImportedId(id));
  const claimable = claimableOnly(rows);
  const broken = [
    ...checkOnce(rows, new Set(imported.map(({ id }) => id))),
    ...checkCash(claimable),
    ...checkPromised(claimable, simulatedToday),
    ...(await checkAudit(store, tenantId)),
  ];
  return { rows, broken: broken.map(({ check, detail }) => ({ check, detail: `${tenantId}: ${detail}` })) };
}

/**
 * What is looked at is what commands did: the ledger that was filled in claims some invoices twice. Nobody can claim a
 * credit note.
 */
function claimableOnly(rows: ServerRows): ServerRows {
  const { invoices, promises, disputes } = rows.documents;
  const ofRun = ({ id }: { readonly id: string }): boolean => !isImportedId(id);
  const claims = {
    invoices: invoices.filter(({ doc }) => invoiceSchema.parse(doc).amountMinor > 0),
    promises: promises.filter(ofRun),
    disputes: disputes.filter(ofRun),
  };
  return { ...rows, documents: { ...rows.documents, ...claims } };
}

async function checkAudit(store: Store, tenantId: string): Promise<readonly BrokenPromise[]> {
  const verdict = await verifyAudit(store.db, tenantId);
  if (verdict.intact) return [];
  return [brokenPromise('the audit chain is intact', `row ${verdict.badRow} ${verdict.reason}`)];
}
