import { defineConfig } from 'electron-vite';
import packageJson from './package.json' with { type: 'json' };
import { recordPackages } from './scripts/package/bundled-packages.ts';
import { packedEntries } from './scripts/package/packed-entries.ts';
import { pinnedKeysOf } from './scripts/pinned-keys.ts';
import rendererConfig from './vite.renderer.config.ts';

/**
 * Builds both hosts and the renderer into `out/`. Main, engine, browser host and their threads are ES modules that load
 * their packages from node_modules, but for one; the preload is one CommonJS file, as Electron's sandbox needs it.
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
      // Part of the bundle: as a package it is a hundred files with every language, read before there is a window.
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: {
        input: { ...packedEntries, 'browser-host': 'src-main/browser/main.ts' },
        // Chunks lie beside the entries: what finds a worker, resources/ or package.json by its own address finds it
        // from every file, two folders below the root as in the sources.
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          // Only the white space goes: names stay, so that a place in a log can be looked up in the bundle.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
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
