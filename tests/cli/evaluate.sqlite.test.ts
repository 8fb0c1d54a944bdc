import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanUp, launch, newFolder, pause, run } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
afterEach(cleanUp);

const climateFever = ['evaluate', '--format', 'climate-fever', 'tests/data/evaluation/climate-fever.jsonl'];
const emergent = ['evaluate', '--format', 'emergent', 'tests/data/evaluation/emergent.csv'];

/** A folder in which the program keeps what is temporary. */
async function newTemporary() {
	const { folder } = await newFolder();
	const temporary = join(folder, 'temporary');
	await mkdir(temporary);
	return { folder, temporary, env: { TMPDIR: temporary } };
}

interface Task {
	readonly name: string;
	readonly comparisons: readonly { readonly measure: string; readonly auc: { readonly value: number } }[];
}
const aucs = (task: Task | undefined) =>
	Object.fromEntries((task?.comparisons ?? []).map(({ measure, auc }) => [measure, auc.value]));

describe('counterclaim evaluate', () => {
	it('prints how well the score tells DISPUTED, beside the other measures, and leaves nothing behind', async () => {
		const { temporary, env } = await newTemporary();
		const { code, stdout, stderr } = await run(climateFever, { env });
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('balance/1 on 16 claims with 54 statements (climate-fever)\n');
		expect(stdout).toContain('DISPUTED exactly where the score is above 0: so for each of 8 claims.\n');
		expect(stdout).toContain('2 of 8 claims are; 95 % intervals, 1000 bootstrap samples\n');
		expect(stdout).toMatch(/^ {2}score +1\.000 {2}\[1\.000, 1\.000\]$/m);
		expect(stdout).toMatch(
			/^ {2}balance 4q\(1−q\) +0\.875 {2}\[0\.\d{3}, 1\.000\] {2}\+0\.125 \[0\.000, \+0\.\d{3}\]$/m,
		);
		expect(await readdir(temporary)).toEqual([]);
	});

	it('answers as JSON, the same for the same seed', async () => {
		const first = await run([...climateFever, '--json', '--seed', '5', '--replicates', '200']);
		const answer = JSON.parse(first.stdout);
		expect(answer).toMatchObject({ format: 'climate-fever', method: 'balance/1', replicates: 200, seed: 5 });
		expect(answer.rules).toEqual([expect.objectContaining({ claims: 8, broken: [] })]);
		expect(aucs(answer.tasks[0])).toMatchObject({
			score: 1,
			'statements, all': expect.closeTo(11.5 / 12, 12),
			'statements on a side': 0.875,
			'balance 4q(1−q)': 0.875,
			'entropy, silences left out': 0.875,
			'Reddit controversy': 1,
		});
		expect((await run([...climateFever, '--json', '--seed', '5', '--replicates', '200'])).stdout).toBe(first.stdout);
	});

	it('asks Emergent which way the record leans, and whether contested means unverified', async () => {
		const { tasks } = JSON.parse((await run([...emergent, '--json'])).stdout) as { tasks: Task[] };
		expect(aucs(tasks[0])).toMatchObject({ lean: 1, 'share in favour': 1 });
		expect(aucs(tasks[1])).toMatchObject({ score: 0.625 });
	});

	it('names the claims that break a rule', async () => {
		const { folder } = await newFolder();
		const file = join(folder, 'other.jsonl');
		const lines = (await readFile('tests/data/evaluation/climate-fever.jsonl', 'utf8')).trimEnd().split('\n');
		const broken = lines.map((line) => line.replace('"claim_label": "REFUTES"', '"claim_label": "DISPUTED"'));
		await writeFile(file, broken.join('\n'));
		const { code, stdout } = await run(['evaluate', '--format', 'climate-fever', file]);
		expect(code).toBe(0);
		expect(stdout).toContain('score is above 0: not so for 2 of 8 claims: label-3, label-8.');
	});

	it('says so where there is nothing to tell apart', async () => {
		const { folder } = await newFolder();
		const file = join(folder, 'one.csv');
		await writeFile(file, 'claim_id,claim,article_id,stance,truth\nem-1,C,a,for,true\n');
		const { code, stdout } = await run(['evaluate', '--format', 'emergent', file]);
		expect(code).toBe(0);
		expect(stdout).toContain('1 of 1 claims are: there is nothing to tell apart.');
		expect(stdout).toContain('0 of 1 claims are: there is nothing to tell apart.');
	});

	it('is scored by the weights of this installation, and says so', async () => {
		const { stdout } = await run([...climateFever, '--json'], { env: { JUDGEMENT_WEIGHTS: '{"UNNAMED": 0.3}' } });
		expect(JSON.parse(stdout).method).toBe('balance/1 UNNAMED=0.3');
	});

	it('refuses a file with mistakes with code 1 and their lines, those that only the importer finds included', async () => {
		const { folder, temporary, env } = await newTemporary();
		const file = join(folder, 'wrong.csv');
		const row = (id: string, claim: string, stance: string) => `${id},${claim},a,${stance},true`;
		const write = (...rows: string[]) =>
			writeFile(file, ['claim_id,claim,article_id,stance,truth', ...rows, ''].join('\n'));
		await write(row('em-1', 'C', 'maybe'));
		const asked = ['evaluate', '--format', 'emergent', file];
		const reading = await run(asked, { env });
		expect([reading.code, reading.stdout]).toEqual([1, '']);
		expect(reading.stderr).toBe(
			`${file}:2:1: stance is "maybe"; it must be one of for, against, observing, ignoring\n1 problem; nothing was evaluated.\n`,
		);
		await write(row('em-1', 'C', 'for'), row('em-2', 'x'.repeat(3_000), 'for'));
		const importing = await run([...asked, '--json'], { env });
		expect(importing.code).toBe(1);
		expect(importing.stderr).toMatch(/wrong\.csv:3:1: text: text has 3000 characters; the most is 2000\n1 problem/);
		expect(JSON.parse(importing.stdout).problems).toMatchObject([{ line: 3 }]);
		expect(await readdir(temporary)).toEqual([]);
	});

	it.each([
		['no format', ['evaluate', 'x.csv'], "required option '--format <name>' not specified"],
		['an unknown format', ['evaluate', '--format', 'fever', 'x'], 'fever; give climate-fever or emergent'],
		['a format by the name of a method', ['evaluate', '--format', 'toString', 'x'], 'give climate-fever or emergent'],
		['no number of samples', [...emergent, '--replicates', '0'], '--replicates is 0; give a whole number from 1 to'],
		['a seed that is no number', [...emergent, '--seed', 'x'], '--seed is x; give a whole number from 0 to 4294967295'],
	])('answers wrong usage with code 2: %s', async (_what, args, message) => {
		const { code, stdout, stderr } = await run(args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(message);
	});

	it('ends with code 3 where the file cannot be read', async () => {
		const { code, stderr } = await run(['evaluate', '--format', 'emergent', 'none.csv']);
		expect(code).toBe(3);
		expect(stderr).toContain('none.csv cannot be read: ENOENT');
	});

	it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind when it is stopped by %s', async (signal) => {
		const { folder, temporary, env } = await newTemporary();
		const file = join(folder, 'long.csv');
		const rows = Array.from({ length: 20_000 }, (_, at) => `em-${at % 500},C${at % 500},a-${at},for,true`);
		await writeFile(file, ['claim_id,claim,article_id,stance,truth', ...rows].join('\n'));
		const { child, ended } = launch(['evaluate', '--format', 'emergent', file], { env });
		const written = async () => {
			const [made] = await readdir(temporary);
			return made ? (await readdir(join(temporary, made))).includes('evaluation.sqlite-wal') : false;
		};
		for (let left = 500; left > 0 && !(await written()); left--) await pause(20);
		await pause(300);
		expect(await written()).toBe(true);
		child.kill(signal);
		expect((await ended).code).toBe(signal);
		expect(await readdir(temporary)).toEqual([]);
	});
});
