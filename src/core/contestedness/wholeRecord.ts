import type { Case } from '../case.js';
import { balance } from './argument.js';
import { opinionOf } from './opinion.js';
import type { PartialRecord } from './partialRecord.js';
import { type Player, playersIn } from './players.js';
import { foldOrigins } from './weighing.js';
import type { BalanceWeights } from './weights.js';

/**
 * As `partialRecord`, balanced anew each time: where groups may overlap, one that comes or goes can change which of
 * all the others are counted. No two players are then taken to be alike.
 */
export function wholeRecord(theCase: Case, weights: BalanceWeights): PartialRecord {
	const players = playersIn(theCase, weights).map((player): Player => ({ ...player, likeness: player.id }));
	const links = new Set(theCase.links.map(({ link }) => link.id));
	const present = new Set<Player>();
	return {
		players,
		add: (player) => void present.add(player),
		remove: (player) => void present.delete(player),
		clear: () => present.clear(),
		score: () => {
			const there = players.filter((one) => present.has(one));
			const points = there.filter((one) => !links.has(one.id));
			const leans = there.flatMap(({ id, raw, stands }) =>
				links.has(id) && typeof stands === 'string' ? [{ id, raw, stands }] : [],
			);
			return opinionOf(balance(foldOrigins(points, theCase), { leans }), weights).score;
		},
	};
}
