// How the screens are built. The router's plugin must stand before React's (libraries.md of the design says why).
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { isForShell } from './src/sw/rules.ts';

const relay = process.env['BATON_RELAY'] ?? 'http://localhost:4848';

const publicFolder = fileURLToPath(new URL('public', import.meta.url));

/** Tells the service worker which files make up this version. */
const shellFiles = (): Plugin => ({
  name: 'baton:shell-files',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => fileName !== 'sw.js' && isForShell(fileName));
      const hash = createHash('sha256');
      for (const file of built) hash.update(file.fileName).update(file.type === 'asset' ? file.source : file.code);
      const files = [...built.map(({ fileName }) => fileName), ...readdirSync(publicFolder)].map((file) => `/${file}`);
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error('The service worker is built as sw.js.');
      const shell = JSON.stringify({ version: hash.digest('hex').slice(0, 12), files });
      worker.code = worker.code.replace('__SHELL__', () => shell);
    },
  },
});

/** What was not found (a package that is not installed yet) is left as it is by the bundler, and stops the screen that needs it. */
const nothingOutside = (): Plugin => ({
  name: 'baton:nothing-outside',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const outside = [...file.imports, ...file.dynamicImports].filter((name) => bundle[name] === undefined);
      if (outside.length > 0) throw new Error(`${file.fileName} imports what was not found: ${outside.join(', ')}`);
    }
  },
});

const isOfUi = (id: string): boolean => /node_modules\/|packages\/ui\//u.test(id);
/** The service worker is a program of its own. */
const isOfKeeping = (id: string): boolean => id.includes('/src/sw/');
/** The editors and what carries them: only whoever writes needs it. */
const isOfWriting = (id: string): boolean =>
  /node_modules\/(?:prosemirror|@tiptap|yjs|lib0|y-|linkify|rope-sequence|orderedmap|marked|fast-equals|w3c-keyname)|packages\/editor\//u.test(
    id,
  );

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single', semicolons: true }),
    react(),
    shellFiles(),
    nothingOutside(),
  ],
  // light-dark(), nesting and the like stay as written: older engines lack what Baton needs anyway (locks, modules in workers).
  build: {
    target: ['chrome125', 'firefox128', 'safari17.5'],
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/sw/sw.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: (id) => !isOfKeeping(id), priority: 3 },
            { name: 'ui', test: (id) => isOfUi(id) && !isOfWriting(id), minShareCount: 2, priority: 2 },
            { name: 'shared', test: (id) => !isOfWriting(id), minShareCount: 2, priority: 1 },
            { name: 'writing', minShareCount: 2 },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [nothingOutside()] },
  server: {
    proxy: {
      '/api': relay,
      '/healthz': relay,
      '/sync': { target: relay, ws: true },
      '/yjs': { target: relay, ws: true },
    },
  },
});
