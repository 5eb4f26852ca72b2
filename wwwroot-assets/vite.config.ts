import { defineConfig } from 'vite';

/** Fixed names without hashes: the web project copies them into its static assets, which fingerprints them itself. */
export default defineConfig({
  build: {
    outDir: 'dist',
    // The names are always the same: files are replaced, never missing for a moment.
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { sketchpad: 'src/sketchpad.ts', map: 'src/map.ts', runCharts: 'src/training/runCharts.ts', style: 'src/css/app.css' },
      preserveEntrySignatures: 'exports-only',
      output: { format: 'es', entryFileNames: '[name].js', assetFileNames: 'app.css' },
    },
  },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'] },
});
