import type { RenderedDocument } from '../../src-shared/contract/document-request.ts';
import type { FiguresReportRequest } from '../../src-shared/contract/figures-report.ts';
import { addDays, type BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { KeyFigures } from '../../src-shared/domain/key-figures/key-figures.ts';
import { nameAmong } from '../../src-shared/domain/organisation/name-among.ts';
import { assertNotLocked } from './account-calls.ts';
import { renderedOf } from './document-calls.ts';
import { type EngineServices, people } from './engine-services.ts';
import { FailureError } from './failure-error.ts';
import { dashboard, figuresAsOf } from './figure-calls.ts';
import type { ReportContent } from './ports/report-content.ts';
import { reportLines } from './report-content.ts';

/**
 * The key figures on paper as they are at this moment, over the accounts of the person who is signed in. Those of a date
 * in the past are computed from the documents of all accounts, which takes as long as on the screen.
 * @throws {FailureError} SIGN_IN_NEEDED, or why the device is locked; what the documents' port throws passes through.
 */
export async function renderReport(
  services: EngineServices,
  request: FiguresReportRequest,
  signal: AbortSignal | undefined,
): Promise<RenderedDocument> {
  const content = await reportContent(services, request, signal);
  const printed = await services.documents.renderReport(content);
  // The screens may have been locked while it was made.
  assertNotLocked(services.device);
  return renderedOf(printed, services.rules.template());
}

/** Everything that the report is made of. */
export async function reportContent(
  services: EngineServices,
  { asOf, daysBefore, locale }: FiguresReportRequest,
  signal: AbortSignal | undefined,
): Promise<ReportContent> {
  const session = services.device.session();
  if (session === undefined) throw new FailureError(failure('SIGN_IN_NEEDED'));
  const { organisation, actor } = session;
  const of = asOf ?? services.clock.today();
  const comparedWith = daysBefore === null ? null : addDays(of, -daysBefore);
  const shown = await figuresOf(services, of, signal);
  const before = comparedWith === null ? null : await figuresOf(services, comparedWith, signal);
  const known = nameAmong(people(services));
  const nameOf = (userId: string) => (userId === actor.userId ? actor.name : known(userId));
  const { name, country } = organisation;
  const { accent, marginsMm } = services.rules.template().template.letterhead;
  const { accountCount, staleCount, periodDays } = shown;
  const earlier = before && daysBefore !== null ? { figures: before.figures, daysBefore } : null;
  return {
    kind: 'figures-report',
    organisation: { name, country },
    person: actor.name,
    ...{ asOf: of, comparedWith, accountCount, staleCount, periodDays },
    ageingBucketDays: services.rules.settings().policy.ageingBucketDays,
    lines: reportLines({ figures: shown.figures, earlier }, nameOf),
    look: { accent, marginsMm },
    locale,
  };
}

type DatedFigures = {
  readonly figures: KeyFigures;
  readonly accountCount: number;
  readonly staleCount: number;
  readonly periodDays: number;
};

async function figuresOf(
  services: EngineServices,
  asOf: BusinessDate,
  signal: AbortSignal | undefined,
): Promise<DatedFigures> {
  assertNotLocked(services.device);
  if (asOf === services.clock.today()) return dashboard(services).head;
  for await (const message of figuresAsOf(services, asOf, signal))
    if (message.kind === 'figures') return { ...message, staleCount: 0 };
  assertNotLocked(services.device);
  // What is on the device is of somebody else than who is signed in; or it was let go, and nobody hears this.
  throw new FailureError(failure('SIGN_IN_NEEDED'));
}
