import { runBench } from './harness/run-bench.ts';
import { measureReadModels } from './read-models/measure-read-models.ts';
import { measureStorage } from './storage/measure-storage.ts';

await runBench(process.argv.slice(2), {
  name: 'bench:storage',
  parts: ['storage', 'read-models'],
  async measure(options, folder) {
    const storage = await measureStorage(options, folder);
    const readModels = await measureReadModels(options, folder);
    return {
      measurements: [...storage.measurements, ...readModels],
      programs: { Chromium: storage.chromium ?? 'not measured' },
    };
  },
});
