import { maxDunningLevel } from '../dunning/dunning-policy.ts';
import type { TemplateKind, TextSlot } from './text-slot.ts';

type SlotParts = {
  readonly words?: string;
  readonly places?: readonly string[];
  readonly required?: readonly string[];
  readonly isLine?: boolean;
  readonly isCounted?: boolean;
};

/** Required places need not be named twice. */
function slot(id: `${TemplateKind}.${string}`, parts: SlotParts): TextSlot {
  const { words = null, places = [], required = [], isLine = false, isCounted = false } = parts;
  const kind = id.slice(0, id.indexOf('.')) as TemplateKind;
  return { id, kind, words, places: [...required, ...places], required, isLine, isCounted };
}

const title = (id: `${TemplateKind}.${string}`, words: string) => slot(id, { words, isLine: true });

const letter = [
  slot('letter.salutation', { words: 'letterText.salutation' }),
  slot('letter.salutationTo', { words: 'letterText.salutationTo', required: ['name'] }),
  slot('letter.greeting', { words: 'letterText.greeting' }),
];

const statement = [
  title('statement.title', 'title'),
  slot('statement.intro', { words: 'intro', places: ['date'] }),
  slot('statement.introNothingDue', { words: 'introNothingDue', places: ['date'] }),
  slot('statement.introEmpty', { words: 'introEmpty', places: ['date'] }),
  slot('statement.introSummary', { words: 'introSummary', places: ['date'] }),
  title('statement.forwardTitle', 'forward.title'),
  slot('statement.forwardIntro', { words: 'forward.intro', places: ['from', 'date'] }),
  slot('statement.closing', { places: ['date'] }),
];

/** Whatever has no text of its own from the third level on speaks as the third does. */
const levelWords = (level: number) =>
  `dunning.levels.${level === 1 ? 'first' : level === 2 ? 'second' : 'last'}`;

/** G1: whoever is to be in default has to be told what to pay and by when. */
const dunningLetter = [
  ...Array.from({ length: maxDunningLevel }, (_, index) => index + 1).flatMap((level) => [
    title(`dunning-letter.title${level}`, `${levelWords(level)}.title`),
    slot(`dunning-letter.opening${level}`, {
      words: `${levelWords(level)}.opening`,
      places: ['date', 'total', 'by'],
    }),
    slot(`dunning-letter.demand${level}`, {
      words: `${levelWords(level)}.demand`,
      required: ['total', 'by'],
      places: ['date'],
    }),
  ]),
  slot('dunning-letter.received', { words: 'dunning.received', required: ['date'] }),
  slot('dunning-letter.notIncluded', { words: 'dunning.notIncluded' }),
  slot('dunning-letter.interestUnknown', { words: 'dunning.interestUnknown' }),
];

const promised = { required: ['amount', 'date'], places: ['on'] };
const promiseConfirmation = [
  title('promise-confirmation.title', 'promiseConfirmation.title'),
  slot('promise-confirmation.open', { words: 'promiseConfirmation.open', ...promised }),
  slot('promise-confirmation.ended', { words: 'promiseConfirmation.ended', ...promised }),
  slot('promise-confirmation.replaces', { words: 'promiseConfirmation.replaces', required: ['date'] }),
  slot('promise-confirmation.noReminders', { words: 'promiseConfirmation.noReminders' }),
  slot('promise-confirmation.alreadyPaid', { words: 'promiseConfirmation.alreadyPaid' }),
];

/** D1–D4: how a case stands; what its text has to name. */
const standings = {
  'in-progress': ['date'],
  'waiting-for-customer': [],
  late: [],
  accepted: [],
  'partly-accepted': ['accepted', 'rest'],
  rejected: [],
  closed: [],
  cancelled: [],
} as const;

const disputeAcknowledgement = [
  title('dispute-acknowledgement.title', 'disputeAcknowledgement.title'),
  slot('dispute-acknowledgement.intro', {
    words: 'disputeAcknowledgement.intro',
    required: ['case'],
    places: ['on'],
  }),
  ...Object.entries(standings).map(([standing, required]) =>
    slot(`dispute-acknowledgement.${standing}`, {
      words: `disputeAcknowledgement.standing.${standing}`,
      required,
      places: ['disputed', ...(standing === 'partly-accepted' ? [] : ['accepted', 'rest'])],
    }),
  ),
  slot('dispute-acknowledgement.meanwhile', { words: 'disputeAcknowledgement.meanwhile' }),
  slot('dispute-acknowledgement.questions', { words: 'disputeAcknowledgement.questions' }),
];

/** N2, N3, N5 */
const planAgreement = [
  title('plan-agreement.title', 'agreement.title'),
  slot('plan-agreement.intro', { words: 'agreement.intro' }),
  slot('plan-agreement.oldestFirst', { words: 'agreement.oldestFirst' }),
  slot('plan-agreement.default', {
    words: 'agreement.default',
    required: ['inTime'],
    places: ['count'],
    isCounted: true,
  }),
  slot('plan-agreement.whileKept', { words: 'agreement.whileKept' }),
  slot('plan-agreement.credits', { words: 'agreement.credits' }),
  slot('plan-agreement.changes', { words: 'agreement.changes' }),
  slot('plan-agreement.closing', { places: ['date'] }),
];

/** R2: the number is what a receipt is found by. */
const receipt = [
  slot('receipt.title', { words: 'receipt.titleOf', required: ['number'], isLine: true }),
  slot('receipt.chequeCondition', { words: 'receipt.chequeCondition' }),
  slot('receipt.noticeCondition', { words: 'receipt.noticeCondition' }),
  slot('receipt.inDoubt', { words: 'receipt.inDoubt' }),
  slot('receipt.closing', { places: ['date'] }),
];

/** Every place of a paper where an organisation may print a text of its own, as the papers have them. */
export const textSlots: readonly TextSlot[] = [
  ...letter,
  ...statement,
  ...dunningLetter,
  ...promiseConfirmation,
  ...disputeAcknowledgement,
  ...planAgreement,
  ...receipt,
];

const byId = new Map(textSlots.map((one) => [one.id, one]));

/** Undefined for what is no slot. */
export function findTextSlot(id: string): TextSlot | undefined {
  return byId.get(id);
}
