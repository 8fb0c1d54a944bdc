import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, start } from '../cli/_program.js';
import { blocksOf } from './_blocks.js';

vi.setConfig({ testTimeout: 180_000 });
afterEach(cleanUp);

const main = resolve('dist/src/cli/main.js');

/** Runs a command as the text has it, against the server of the test. */
function inShell(command: string, of: { readonly folder: string; readonly database: string; readonly url: string }) {
	const own = command
		.replaceAll('npm run --silent counterclaim --', `${process.execPath} ${main}`)
		.replaceAll('http://127.0.0.1:4000', of.url);
	return new Promise<{ code: number | null; said: string }>((done, fail) => {
		const child = spawn('sh', ['-c', own], {
			cwd: of.folder,
			env: { PATH: process.env.PATH, DATABASE_URL: of.database },
			timeout: 60_000,
		});
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				said += text;
			});
		child.once('error', fail);
		child.once('close', (code) => done({ code, said }));
	});
}

/** An answer with its scores as the text has them. */
const rounded = (answer: unknown): object =>
	JSON.parse(JSON.stringify(answer), (_name, value: unknown) =>
		typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value,
	);

/** A line as the text has it: `…` stands for what is left out. */
const asPattern = (line: string): RegExp =>
	new RegExp(
		`^${line
			.trim()
			.split('…')
			.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.join('.*')}$`,
	);

describe.each(['tour.md', 'tour.zh.md'])('docs/%s', (file) => {
	it('says what is answered, query by query and command by command', async () => {
		const blocks = blocksOf(readFileSync(`docs/${file}`, 'utf8'));
		const { folder, url: database } = await newFolder();
		const { url, ask } = await start(['--port', '0', '--database', database], { longest: 170_000 });
		let queries = 0;
		let compared = 0;
		let answer: { data?: unknown; errors?: unknown } = {};
		for (const block of blocks) {
			const where = `${file}:${block.line}`;
			if (block.language === 'graphql') {
				answer = await ask(block.text);
				expect(answer.errors, where).toBeUndefined();
				expect(JSON.stringify(answer), where).not.toMatch(/"userErrors":\[\{/);
				queries++;
			}
			if (block.language === 'json') {
				expect(rounded(answer.data), where).toMatchObject(JSON.parse(block.text));
				compared++;
			}
			if (block.language === 'yaml') await writeFile(join(folder, 'bridge.yaml'), block.text);
			if (block.language === 'console')
				for (const part of block.text.split(/^\$ /m).slice(1)) {
					const [command = '', ...lines] = part.split('\n');
					const { code, said } = await inShell(command, { folder, database, url });
					expect(code, `${where}: ${said}`).toBe(0);
					const left = said.split('\n').map((line) => line.trim());
					for (const line of lines.filter((one) => one.trim() !== '' && one.trim() !== '…')) {
						const at = left.findIndex((one) => asPattern(line).test(one));
						expect(at, `${where}: "${line}" is not in\n${left.join('\n')}`).toBeGreaterThanOrEqual(0);
						left.splice(0, at + 1);
					}
				}
		}
		expect(queries).toBeGreaterThan(5);
		expect(compared).toBeGreaterThan(4);
	});
});
