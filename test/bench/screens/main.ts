import { runBench } from '../harness/run-bench.ts';
import { measureScreens } from './measure-screens.ts';

await runBench(process.argv.slice(2), {
  name: 'bench:screens',
  parts: ['screens'],
  measure: measureScreens,
});
