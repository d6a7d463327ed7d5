import type { StatementContent } from '../../engine/ports/documents-port.ts';
import {
  testAccount,
  testContent,
  testInvoice,
  testOrganisation,
} from '../statement/statement-content.fixture.ts';

export const qrIban = 'CH44 3199 9123 0008 8901 2';
export const plainIban = 'CH93 0076 2011 6238 5295 7';

/** A creditor in Biel with a QR-IBAN. */
export function swissOrganisation(changes: Parameters<typeof testOrganisation>[0] = {}) {
  return testOrganisation({
    name: 'Robert Schneider AG',
    country: 'CH',
    addressLines: ['Rue du Lac 1268', '2501 Biel'],
    paymentLines: [`CHF ${qrIban}`],
    timeZone: 'Europe/Zurich',
    ...changes,
  });
}

export function swissAccount(changes: Parameters<typeof testAccount>[0] = {}) {
  return testAccount({
    name: 'Pia-Maria Rutschmann-Schnyder',
    addressLines: ['Grosse Marktgasse 28', '9400 Rorschach'],
    ...{ country: 'CH', currency: 'CHF' },
    ...changes,
  });
}

/** A statement of 1,949.75 francs that are overdue. */
export function swissContent(changes: Parameters<typeof testContent>[0] = {}): StatementContent {
  return testContent({
    organisation: swissOrganisation(),
    account: swissAccount(),
    invoices: [testInvoice('RE-1', 194_975, 10, { currency: 'CHF' })],
    ...changes,
  });
}
