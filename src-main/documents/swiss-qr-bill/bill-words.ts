/** The words of the guidelines (annex D); they are the same on every bill and no business of translators. */
const english = {
  paymentPart: 'Payment part',
  receipt: 'Receipt',
  payableTo: 'Account / Payable to',
  reference: 'Reference',
  information: 'Additional information',
  currency: 'Currency',
  amount: 'Amount',
  acceptancePoint: 'Acceptance point',
  separate: 'Separate before paying in',
  payableBy: 'Payable by',
  payableByBlank: 'Payable by (name/address)',
};

export type BillWords = Readonly<Record<keyof typeof english, string>>;

const byLanguage: Readonly<Record<string, BillWords>> = {
  de: {
    paymentPart: 'Zahlteil',
    receipt: 'Empfangsschein',
    payableTo: 'Konto / Zahlbar an',
    reference: 'Referenz',
    information: 'Zusätzliche Informationen',
    currency: 'Währung',
    amount: 'Betrag',
    acceptancePoint: 'Annahmestelle',
    separate: 'Vor der Einzahlung abzutrennen',
    payableBy: 'Zahlbar durch',
    payableByBlank: 'Zahlbar durch (Name/Adresse)',
  },
  fr: {
    paymentPart: 'Section paiement',
    receipt: 'Récépissé',
    payableTo: 'Compte / Payable à',
    reference: 'Référence',
    information: 'Informations supplémentaires',
    currency: 'Monnaie',
    amount: 'Montant',
    acceptancePoint: 'Point de dépôt',
    separate: 'A détacher avant le versement',
    payableBy: 'Payable par',
    payableByBlank: 'Payable par (nom/adresse)',
  },
};

/** A bill speaks German, French, Italian or English: the language of the document, or English. */
export function billWords(locale: string): BillWords {
  return byLanguage[locale.slice(0, 2)] ?? english;
}
