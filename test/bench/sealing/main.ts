import { runBench } from '../harness/run-bench.ts';
import { measureSealing } from './measure-sealing.ts';

await runBench(process.argv.slice(2), {
  name: 'bench:sealing',
  parts: ['sealing'],
  async measure(options, folder) {
    return { measurements: await measureSealing(options, folder), programs: {} };
  },
});
