import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { claimReviewJsonLd } from '../../src/interop/claimReview/jsonLd.js';
import { aReview } from '../interop/_reviews.js';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

it('reviews come in from a file; what is known, changed or left out is told', async () => {
	const { url, folder } = await newFolder();
	const file = join(folder, 'reviews.html');
	const page = (...nodes: object[]) => `<script type="application/ld+json">${JSON.stringify(nodes)}</script>`;
	const importing = ['import', '--claimreview', file, '--database', url];
	await writeFile(file, page(claimReviewJsonLd(aReview)));
	expect(await run([...importing, '--dry-run'])).toMatchObject({ code: 0, stdout: 'Would add 1 review, 1 claim.\n' });
	expect(await run(importing)).toEqual({ code: 0, stdout: 'Added 1 review, 1 claim.\n', stderr: '' });
	expect((await run(importing)).stdout).toBe('Nothing new.\n1 review on record already.\n');
	await writeFile(file, page(claimReviewJsonLd({ ...aReview, title: 'Rock' }), { '@type': 'ClaimReview' }));
	const { code, stdout, stderr } = await run(importing);
	expect([code, stdout]).toEqual([
		1,
		`Nothing new.\n  review ${aReview.url} has another title on record: No, the moon is not made of cheese; the file has Rock. Left as it is.\n`,
	]);
	expect(stderr).toContain(`${file}: block 1, review 2: does not say which claim it is of (claimReviewed)`);
	expect((await run([...importing.slice(0, 3), 'x.yaml', '--database', url])).code).toBe(2);
});
