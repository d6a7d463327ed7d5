import { payNowMinor } from '../../src-shared/domain/statement/pay-now.ts';
import type {
  DisputeAcknowledgementContent,
  DocumentContent,
  DunningLetterContent,
  PromiseConfirmationContent,
  ReceiptContent,
  StatementContent,
} from './ports/documents-port.ts';

/** A text that a paper prints: its slot, and those in whose place it may stand, the nearest first. */
type PrintedSlot = readonly [string, ...string[]];

/** The texts that a paper prints and an organisation may have written itself; no others, for they are in its hash. */
export function printedSlots(content: DocumentContent): readonly PrintedSlot[] {
  switch (content.kind) {
    case 'statement':
      return of('statement', statementSlots(content));
    case 'dunning-letter':
      return dunningSlots(content);
    case 'promise-confirmation':
      return [...letterSlots(content.promise), ...of(content.kind, confirmationSlots(content))];
    case 'dispute-acknowledgement':
      return [...letterSlots(content.dispute), ...of(content.kind, acknowledgementSlots(content))];
    case 'plan-agreement':
      return of(content.kind, agreementSlots());
    case 'receipt':
      return of(content.kind, receiptSlots(content));
    default:
      return [];
  }
}

function of(kind: string, names: readonly string[]): readonly PrintedSlot[] {
  return names.map((name) => [`${kind}.${name}`]);
}

function letterSlots({ contactName }: { readonly contactName: string }): readonly PrintedSlot[] {
  return of('letter', [contactName.trim() === '' ? 'salutation' : 'salutationTo', 'greeting']);
}

function statementSlots(content: StatementContent): readonly string[] {
  if (content.forward !== null) return ['forwardTitle', 'forwardIntro', 'closing'];
  return ['title', ...statementIntros(content), 'closing'];
}

/** Each currency has a section of its own, with something to pay or without. */
function statementIntros({ items, figures, isSummary }: StatementContent): readonly string[] {
  if (items.length === 0) return ['introEmpty'];
  if (isSummary) return ['introSummary'];
  const intros = [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, ofCurrency]) => {
    const creditsMinor = figures.find((one) => one.currency === currency)?.creditsMinor ?? 0;
    return payNowMinor(ofCurrency, creditsMinor) > 0 ? 'intro' : 'introNothingDue';
  });
  return [...new Set(intros)];
}

/** G1: from the third level on a letter without words of its own speaks as the level below it. */
function dunningSlots({ notice, isInterestUnknown }: DunningLetterContent): readonly PrintedSlot[] {
  const levels = [notice.level];
  for (let level = notice.level - 1; level >= 3; level -= 1) levels.push(level);
  const ofLevel = (name: string): PrintedSlot => {
    const [own = '', ...lower] = levels.map((level) => `dunning-letter.${name}${level}`);
    return [own, ...lower];
  };
  const notes = ['received', 'notIncluded', ...(isInterestUnknown ? ['interestUnknown'] : [])];
  return [
    ...['title', 'opening', 'demand'].map(ofLevel),
    ...letterSlots({ contactName: '' }),
    ...of('dunning-letter', notes),
  ];
}

function confirmationSlots(content: PromiseConfirmationContent): readonly string[] {
  const { standing, replacesTermsOf, cash } = content;
  const isOpen = standing.is === 'open';
  return [
    'title',
    ...(isOpen ? ['open', 'noReminders'] : ['ended']),
    ...(replacesTermsOf === null ? [] : ['replaces']),
    ...(isOpen && (cash?.toPayMinor ?? 0) > 0 ? ['alreadyPaid'] : []),
  ];
}

function acknowledgementSlots({ standing }: DisputeAcknowledgementContent): readonly string[] {
  const isUndecided = ['in-progress', 'waiting-for-customer', 'late'].includes(standing.is);
  return ['title', 'intro', standing.is, ...(isUndecided ? ['meanwhile'] : []), 'questions'];
}

function agreementSlots(): readonly string[] {
  return ['title', 'intro', 'oldestFirst', 'default', 'whileKept', 'credits', 'changes', 'closing'];
}

/** R1 */
function receiptSlots({ receipt }: ReceiptContent): readonly string[] {
  const { method, exceptions } = receipt;
  return [
    'title',
    ...(method === 'cheque' ? ['chequeCondition'] : []),
    ...(method === 'bank-transfer-notice' ? ['noticeCondition'] : []),
    ...(exceptions.some(({ invoiceId }) => invoiceId === null) ? ['inDoubt'] : []),
    'closing',
  ];
}
