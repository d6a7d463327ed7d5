import { defineConfig } from 'electron-vite';
import packageJson from './package.json' with { type: 'json' };
import rendererConfig from './vite.renderer.config.ts';

/**
 * Builds the Electron host and the renderer into `out/`. Main, engine and document worker are ES modules that load
 * their packages from node_modules; the preload is one CommonJS file, as Electron's sandbox needs it.
 */
export default defineConfig({
  main: {
    define: { duebookVersion: JSON.stringify(packageJson.version) },
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          main: 'src-main/electron/main.ts',
          'engine-entry': 'src-main/electron/engine-entry.ts',
          'document-worker': 'src-main/documents/document-worker.ts',
          'training-thread': 'src-server/training-thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
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
