import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { readConfig } from '../../dist/src/server/config.js';
import { makeLogger } from '../../dist/src/server/logs.js';
import { serve } from '../../dist/src/server/serve.js';

/** Takes the pictures of pages that the README shows, of a server with the example story, into a folder. */
export async function pages(folder) {
	const place = await mkdtemp(join(tmpdir(), 'counterclaim-pictures-'));
	const read = readConfig({ DATABASE_URL: `sqlite:${join(place, 'record.sqlite')}`, PORT: '0', LOG_LEVEL: 'silent' });
	if (!read.ok) throw new Error('the configuration is refused');
	const running = await serve(read.value, { log: makeLogger({ level: 'silent' }) });
	const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
	try {
		const page = await browser.newPage({ viewport: { width: 1120, height: 1180 } });
		await page.goto(`${running.url}/claims/mayer-tbd?lang=en`);
		await page.screenshot({ path: join(folder, 'claim-page.png') });
	} finally {
		await browser.close();
		await running.close();
		await rm(place, { recursive: true });
	}
}
