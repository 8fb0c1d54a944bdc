import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/server/config.js';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const { services } = parse(readFileSync('compose.yaml', 'utf8'));

/** What the last stage sets, as the program reads it. */
const environment = (): Record<string, string> => {
	const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
	const [, set = ''] = /^ENV ((?:.*\\\n)*.*)/m.exec(last) ?? [];
	return Object.fromEntries(set.split(/[\\\s]+/).map((one) => one.split(/=(.*)/).slice(0, 2)));
};

/** What dclint says of a Compose file; it also holds it against the schema of the specification. */
function linted(text: string): { status: number | null; told: string } {
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-compose-'));
	writeFileSync(join(folder, 'compose.yaml'), text);
	const program = resolve('node_modules/dclint/bin/dclint.cjs');
	const { status, stdout } = spawnSync(process.execPath, [program, 'compose.yaml'], { encoding: 'utf8', cwd: folder });
	rmSync(folder, { recursive: true });
	return { status, told: stdout.trim() };
}

describe('the container', () => {
	it('is described without a fault, as linters of Dockerfiles and of Compose files say', () => {
		expect(validate(dockerfile)).toEqual([]);
		expect(validate(`${dockerfile}\nEXPOSE nowhere\n`)).not.toEqual([]);
		expect(linted(readFileSync('compose.yaml', 'utf8'))).toEqual({ status: 0, told: '' });
		const wrong = linted(readFileSync('compose.yaml', 'utf8').replace('read_only: true', 'read_olny: true'));
		expect([wrong.status, wrong.told]).toEqual([1, expect.stringContaining('invalid-schema')]);
	});

	it('copies what is there and what the list of ignored files lets in', () => {
		const letIn = readFileSync('.dockerignore', 'utf8').split('\n');
		const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
			names.split(' '),
		);
		expect(copied.length).toBeGreaterThan(5);
		for (const name of copied) expect([name, existsSync(name), letIn.includes(`!${name}`)]).toEqual([name, true, true]);
		expect(letIn.filter((line) => /data|keys/.test(line) && line.startsWith('!'))).toEqual([]);
	});

	it('has safe defaults: whoever comes from outside signs in', () => {
		const read = readConfig(environment());
		expect(read.ok && read.value).toMatchObject({
			host: '0.0.0.0',
			port: 4000,
			signIn: true,
			costBudget: expect.anything(),
		});
		expect(read.ok && read.value.database).toBe('sqlite:/data/counterclaim.sqlite');
	});

	it('runs as nobody in particular, and no service may write to its root or gain rights', () => {
		const [, user] = /^USER (\S+)$/m.exec(dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))) ?? [];
		expect(user).toBe('node');
		for (const service of Object.values<Record<string, unknown>>(services))
			expect(service).toMatchObject({
				read_only: true,
				cap_drop: ['ALL'],
				security_opt: ['no-new-privileges:true'],
				tmpfs: expect.arrayContaining(['/tmp']),
			});
		expect(services.counterclaim.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
		expect(services.postgres.ports).toBeUndefined();
	});
});
