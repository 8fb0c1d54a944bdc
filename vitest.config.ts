import { defineConfig } from 'vitest/config';

export default defineConfig({
	resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
	test: { include: ['tests/**/*.test.ts'], pool: 'forks', testTimeout: 30_000, hookTimeout: 30_000 },
});
