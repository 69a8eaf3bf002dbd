import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // Relative paths: the bundle is served from the program's own scheme.
  base: "./",
  // Encodings and symbol fonts of pdf.js, which become part of the bundle.
  assetsInclude: ["**/*.bcmap", "**/*.pfb"],
  clearScreen: false,
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    // Fonts stay files; the policy of the window allows them from 'self'.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  // Style sheets are emptied in tests unless asked for; the contrast test reads them.
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], css: { include: [/\/style\//] } },
});
