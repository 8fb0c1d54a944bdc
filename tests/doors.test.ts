import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms each room may import; `types` only as types. The linter holds the same table but for the types. */
const doors: Record<string, { values: string[]; types: string[] }> = {
	core: { values: [], types: [] },
	store: { values: ['core'], types: [] },
	interop: { values: ['core'], types: [] },
	workflow: { values: ['core', 'store'], types: [] },
	graph: { values: ['core', 'workflow', 'interop'], types: ['store'] },
	server: { values: ['core', 'store', 'workflow', 'graph', 'interop'], types: [] },
	cli: { values: ['core', 'store', 'workflow', 'graph', 'interop', 'server'], types: [] },
};

const root = join(import.meta.dirname, '..', 'src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function importsOf(file: string): { room: string; typesOnly: boolean }[] {
	const text = readFileSync(join(root, file), 'utf8');
	return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'(\.[^']+)';/gm)].map(([, type, target]) => ({
		room: relative(root, join(root, dirname(file), target as string)).split('/')[0] as string,
		typesOnly: type !== undefined,
	}));
}

describe('the doors between the rooms', () => {
	it('finds files in every room, so that this check cannot pass by reading nothing', () => {
		expect([...new Set(files.map((file) => file.split('/')[0]))].sort()).toEqual(Object.keys(doors).sort());
	});

	it.each(Object.keys(doors))('%s imports only what its door lets in', (room) => {
		const { values, types } = doors[room] as (typeof doors)[string];
		const wrong = files
			.filter((file) => file.startsWith(`${room}/`))
			.flatMap((file) => importsOf(file).map((one) => ({ file, ...one })))
			.filter((one) => one.room !== room && one.room !== '..' && !values.includes(one.room))
			.filter((one) => !(one.typesOnly && types.includes(one.room)));
		expect(wrong).toEqual([]);
	});
});
