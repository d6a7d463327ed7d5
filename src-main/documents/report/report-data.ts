import type { ReportContent, ReportLine } from '../../engine/ports/report-content.ts';

/** What the report says, for our own machines. Amounts as decimal texts in their currencies, rates in per cent. */
export function reportData(content: ReportContent): object {
  const { organisation, person, asOf, comparedWith, accountCount, staleCount, periodDays, lines } = content;
  return {
    document: content.kind,
    isInternal: true,
    issuer: organisation.name,
    person,
    ...{ asOf, comparedWith, accountCount, staleCount, periodDays },
    ageingBucketDays: content.ageingBucketDays,
    figures: lines.map(lineData),
  };
}

function lineData({ bar: _, ...line }: ReportLine): object {
  return line;
}
