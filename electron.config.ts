import { defineConfig } from 'electron-vite';
import packageJson from './package.json' with { type: 'json' };
import { recordPackages } from './scripts/package/bundled-packages.ts';
import { packedEntries } from './scripts/package/packed-entries.ts';
import { pinnedKeysOf } from './scripts/pinned-keys.ts';
import rendererConfig from './vite.renderer.config.ts';

/**
 * Builds both hosts and the renderer into `out/`. Main, engine, browser host and their threads are ES modules that load
 * their packages from node_modules; the preload is one CommonJS file, as Electron's sandbox needs it.
 */
export default defineConfig({
  main: {
    plugins: [recordPackages('main')],
    define: {
      duebookVersion: JSON.stringify(packageJson.version),
      duebookUpdateKeys: JSON.stringify(pinnedKeysOf(process.env)),
    },
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: { ...packedEntries, 'browser-host': 'src-main/browser/main.ts' },
        // Chunks lie beside the entries: what finds a worker, resources/ or package.json by its own address finds it
        // from every file, two folders below the root as in the sources.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload')],
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'src-main/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: rendererConfig,
});
