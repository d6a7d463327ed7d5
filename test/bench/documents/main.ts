import { runBench } from '../harness/run-bench.ts';
import { measureDocuments } from './measure-documents.ts';

await runBench(process.argv.slice(2), {
  name: 'bench:documents',
  parts: ['documents'],
  async measure(options) {
    return { measurements: await measureDocuments(options), programs: {} };
  },
});
