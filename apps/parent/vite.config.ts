import tailwind from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/parent/',
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, generatedRouteTree: './src/route-tree.gen.ts' }),
    react(),
    tailwind(),
  ],
  build: {
    target: 'baseline-widely-available',
    // The pages' policy refuses data: addresses and inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What nearly every screen needs comes in one piece: small pieces compress badly.
        codeSplitting: {
          groups: [
            { name: 'core', test: /node_modules.*(react|scheduler|@tanstack|@trpc)/ },
            {
              name: 'kit',
              test: /ui.src.(button|card|chip|day-list|empty|format|lesson|notice|progress|screen|tick)\./,
            },
          ],
        },
      },
    },
  },
})
