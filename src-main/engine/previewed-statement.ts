import type { RequestOf } from '../../src-shared/contract/document-request.ts';
import { addDays, type BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { DocumentContent, StatementContent, StatementFigures } from './ports/documents-port.ts';

type Form = Pick<RequestOf<'statement'>, 'isSummary' | 'asOf' | 'from'>;

/** Days of movements: enough that most accounts have some. */
const shownDays = 90;

/** The form of a statement that prints a text: the balance that is carried forward, the summary, or every open item. */
export function statementFormOf(slot: string | null, today: BusinessDate): Form {
  const isForward = slot === 'statement.forwardTitle' || slot === 'statement.forwardIntro';
  return {
    isSummary: slot === 'statement.introSummary',
    asOf: null,
    from: isForward ? addDays(today, -shownDays) : null,
  };
}

/** A paper as it has to be for a text to be printed: where nothing is open, for the text of a statement that says so. */
export function asPreviewed(content: DocumentContent, slot: string | null): DocumentContent {
  if (content.kind !== 'statement' || slot !== 'statement.introEmpty') return content;
  return withoutItems(content);
}

function withoutItems(content: StatementContent): StatementContent {
  return { ...content, items: [], figures: [nothingOpen(content.figures[0])] };
}

function nothingOpen({ currency, bucketsMinor }: StatementFigures): StatementFigures {
  return {
    currency,
    bucketsMinor: bucketsMinor.map(() => 0),
    ...{ balanceMinor: 0, creditsMinor: 0, disputedMinor: 0, promisedMinor: 0 },
  };
}
