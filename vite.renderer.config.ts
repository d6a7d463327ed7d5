import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { recordPackages } from './scripts/package/bundled-packages.ts';

const root = fileURLToPath(new URL('./src-renderer', import.meta.url));

export default defineConfig({
  root,
  // Relative addresses: the same files are served from app://duebook/ and from http://127.0.0.1:PORT/.
  base: './',
  publicDir: fileURLToPath(new URL('./resources/icons', import.meta.url)),
  plugins: [react(), recordPackages('renderer')],
  build: {
    outDir: fileURLToPath(new URL('./out/renderer', import.meta.url)),
    emptyOutDir: true,
    rolldownOptions: { input: fileURLToPath(new URL('./src-renderer/index.html', import.meta.url)) },
    target: 'chrome130',
    // electron-vite leaves it off by itself.
    minify: 'oxc',
    // The preload polyfill of Vite is an inline script, and data: addresses are closed for fonts by the CSP.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
