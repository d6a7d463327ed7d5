import { runBench } from '../harness/run-bench.ts';
import { measureSync } from './measure-sync.ts';

await runBench(process.argv.slice(2), { name: 'bench:sync', parts: ['sync'], measure: measureSync });
