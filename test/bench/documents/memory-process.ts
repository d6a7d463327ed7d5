import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { createDocumentRenderer } from '../../../src-main/documents/render-document.ts';
import { collectGarbage } from '../../fixtures/collect-garbage.ts';
import { ofCustomer, statementOfLines } from './statement-of-lines.ts';

const { seed, documents } = z
  .object({ seed: z.number(), documents: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const render = createDocumentRenderer(join(projectFolder, 'resources'));
const content = statementOfLines(40, seed);
const samples: { readonly kept: number; readonly resident: number }[] = [];
for (let tenth = 0; tenth < 10; tenth += 1) {
  for (let index = 0; index < documents / 10; index += 1)
    render(ofCustomer(content, tenth * documents + index));
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  samples.push({ kept: (heapUsed + external) / 1e6, resident: rss / 1e6 });
}
process.send?.(samples);
