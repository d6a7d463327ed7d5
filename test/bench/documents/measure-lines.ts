import { join } from 'node:path';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { createDocumentRenderer } from '../../../src-main/documents/render-document.ts';
import { distributionOf } from '../harness/distribution.ts';
import { interleave, timed } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { statementOfLines } from './statement-of-lines.ts';

const counts = [40, 400, 5_000] as const;

/** Linear: a line of a long statement takes at most so many times what one of a short statement takes. */
const mostTimes = 1.25;

/** What a line takes in statements of different lengths, on one core. */
export async function measureLines(seed: number, rounds: number): Promise<Measurement> {
  const render = createDocumentRenderer(join(projectFolder, 'resources'));
  const samples = await interleave(
    counts.map((count) => {
      const content = statementOfLines(count, seed);
      // As many lines in a round on each side: what is too short to be timed is timed many times.
      const times = Math.ceil(5_000 / count);
      return {
        name: `${count} lines`,
        round: async () => {
          const { durationMs } = await timed(() => {
            for (let index = 0; index < times; index += 1) render(content);
          });
          return [(durationMs / (times * count)) * 1000];
        },
      };
    }),
    { warmUp: 1, counted: rounds },
  );
  const figures = [...samples].map(([side, perThousand]) => ({
    ...{ side: `${side}, a thousand of them`, unit: 'ms' as const },
    distribution: distributionOf(perThousand),
  }));
  const [shortest, , longest] = figures.map(({ distribution }) => distribution.median);
  const ratio = shortest === undefined || longest === undefined ? undefined : longest / shortest;
  return {
    name: 'lines',
    part: 'documents',
    title: 'lines of a statement',
    figures,
    verdicts: [verdict('5,000 lines ÷ 40 lines, median', ratio, { unit: 'times', atMost: mostTimes })],
  };
}
