import { runBench } from '../harness/run-bench.ts';
import { measureDomain } from './measure-domain.ts';

await runBench(process.argv.slice(2), {
  name: 'bench:domain',
  parts: ['domain'],
  async measure(options) {
    return { measurements: await measureDomain(options), programs: {} };
  },
});
