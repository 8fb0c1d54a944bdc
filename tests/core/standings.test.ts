import { array, assert, boolean, constantFrom, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublished, type Standing, standings } from '../../src/core/claim.js';
import { may, roles } from '../../src/core/permissions.js';
import { movesFrom, moveTo, permittedMoves } from '../../src/core/standings.js';

const anyStanding = constantFrom<Standing>(...standings);

describe('the table of permitted moves', () => {
	it('leads from the tip to every standing, and from each but the last ones onward', () => {
		const reached = new Set<Standing>(['INTAKE']);
		for (let size = 0; size < reached.size; ) {
			size = reached.size;
			for (const move of permittedMoves) if (reached.has(move.from)) reached.add(move.to);
		}
		expect([...reached].sort()).toEqual([...standings].sort());
		for (const standing of standings)
			expect(movesFrom({ standing, isPublic: isPublished(standing) }).length).toBeGreaterThan(0);
		expect(movesFrom({ standing: 'WITHDRAWN', isPublic: true })).toEqual([]);
	});

	it('has each way once, and asks for a reason wherever a claim goes back or is taken back', () => {
		const ways = permittedMoves.map((one) => `${one.from} ${one.to}`);
		expect(new Set(ways).size).toBe(ways.length);
		for (const { from, to, needsReason } of permittedMoves)
			expect(needsReason).toBe(
				to === 'WITHDRAWN' || to === 'CORRECTED' || standings.indexOf(to) < standings.indexOf(from),
			);
	});

	it('lets nobody below an editor say what the public reads', () => {
		for (const { from, to, action } of permittedMoves) {
			if (!isPublished(to) && to !== 'WITHDRAWN' && !isPublished(from)) continue;
			for (const role of roles) {
				const seats = [{ deskId: 'd', role }];
				const actor = { kind: 'USER', id: 'u', userId: 'u', name: 'u', seats } as const;
				expect(may(actor, action, 'd')).toBe(role === 'EDITOR' || role === 'OWNER');
			}
		}
	});

	it('never unsays what the public has seen, whatever is tried in whatever order', () => {
		void assert(
			property(array(record({ to: anyStanding, lifted: boolean() }), { maxLength: 40 }), (tries) => {
				let stand = { standing: 'INTAKE' as Standing, isPublic: false };
				for (const { to, lifted } of tries) {
					const move = moveTo(stand, to);
					const before = stand;
					if (move) stand = { standing: move.to, isPublic: before.isPublic || (move.to === 'PUBLISHED' && lifted) };
					if (before.isPublic) expect(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']).toContain(stand.standing);
					if (stand.standing === 'PUBLISHED' && before.standing !== 'PUBLISHED') expect(before.standing).toBe('READY');
				}
			}),
		);
	});
});
