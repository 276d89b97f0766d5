// How the screens are built. The router's plugin must stand before React's (libraries.md of the design says why).
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const relay = process.env['BATON_RELAY'] ?? 'http://localhost:4848';

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single', semicolons: true }),
    react(),
  ],
  // light-dark(), nesting and the like stay as written: older engines lack what Baton needs anyway (locks, modules in workers).
  build: { target: ['chrome125', 'firefox128', 'safari17.5'], sourcemap: true, assetsInlineLimit: 0 },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': relay,
      '/healthz': relay,
      '/sync': { target: relay, ws: true },
    },
  },
});
