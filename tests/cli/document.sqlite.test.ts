import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

const html = `<html lang="en"><head><title>Harbour plan</title><meta property="og:site_name" content="Courier"></head>
	<body><p>Peter Marsh denied the allegation.</p></body></html>`;

it('a page on disk is recorded with what it says and what it seems to report; on a dry run it is not', async () => {
	const { folder, url } = await newFolder();
	const file = join(folder, 'page.html');
	await writeFile(file, html);
	const dry = await run(['document', file, '--byline', 'Ann', '--database', url, '--dry-run']);
	expect([dry.code, dry.stderr]).toEqual([0, '']);
	expect(dry.stdout).toContain('Would record courier-harbour-plan, 34 characters of text:\n');
	expect(dry.stdout).toMatch(/ {2}title {5}Harbour plan\n {2}outlet {4}Courier\n {2}byline {4}Ann\n/);
	expect(dry.stdout).toContain('Peter Marsh denied the allegation.\n    DENIES: “denied” is how reports say');
	const done = await run(['document', file, '--database', url, '--json']);
	expect(JSON.parse(done.stdout)).toMatchObject({
		saved: true,
		document: { slug: 'courier-harbour-plan', title: 'Harbour plan' },
		suggestedStatements: [{ opposingStance: 'DENIES' }],
	});
});

it('a page that cannot be recorded is refused with every reason', async () => {
	const { folder, url } = await newFolder();
	const file = join(folder, 'empty.html');
	await writeFile(file, '');
	const { code, stderr } = await run(['document', file, '--database', url]);
	expect(code).toBe(1);
	for (const reason of ['outlet: ', 'language: ', 'html: the page has no text']) expect(stderr).toContain(reason);
});
