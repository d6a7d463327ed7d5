import { join } from 'node:path';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { createDocumentPool } from '../../../src-main/documents/document-pool.ts';
import { createDocumentRenderer } from '../../../src-main/documents/render-document.ts';
import { distributionOf } from '../harness/distribution.ts';
import { interleave, timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { ofCustomer, statementOfLines } from './statement-of-lines.ts';

/** In documents per second. */
const targets = { 'one core': 60, 'two workers': 110 } as const;

const lines = 40;

/** How many statements a second one core makes, and how many two workers do; by turns, in one run. */
export async function measureRate(
  seed: number,
  { documents, rounds }: { readonly documents: number; readonly rounds: number },
): Promise<Measurement> {
  const content = statementOfLines(lines, seed);
  const render = createDocumentRenderer(join(projectFolder, 'resources'));
  const pool = createDocumentPool({ size: 2 });
  const each = Array.from({ length: documents }, (_, index) => ofCustomer(content, index));
  const perSecond = (durationMs: number) => [(documents * 1000) / durationMs];
  try {
    const samples = await interleave(
      [
        {
          name: 'one core',
          round: async () => perSecond((await timed(() => each.map((one) => render(one)))).durationMs),
        },
        {
          name: 'two workers',
          round: async () =>
            perSecond((await timed(() => Promise.all(each.map((one) => pool.render(one))))).durationMs),
        },
      ],
      { warmUp: 1, counted: rounds },
    );
    const figures = [...samples].map(([side, rates]) => ({
      ...{ side, unit: 'documents/s' as const },
      distribution: distributionOf(rates),
    }));
    return {
      name: 'rate',
      part: 'documents',
      title: `statements of ${lines} lines, ${documents} a round`,
      figures,
      verdicts: figures.map(({ side, distribution }) =>
        verdict(`${side}, median`, distribution.median, { unit: 'documents/s', atLeast: targets[side] }),
      ),
    };
  } finally {
    await pool.close();
  }
}
