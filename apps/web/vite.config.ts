import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The package names no path to its style sheet: it is found beside its script. */
const dkfds = join(dirname(createRequire(import.meta.url).resolve('dkfds')), '..');

/** The practitioners' screens as files that the API serves. */
export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { 'dkfds.css': join(dkfds, 'css/dkfds.min.css') },
    conditions: ['tovholder-source', 'module', 'browser', 'import', 'default'],
  },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Icons stay files of their own: inlined they would be half of the style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
