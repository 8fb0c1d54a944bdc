import type { Case } from '../case.js';

/** Statements in force under a claim, merely counted: what measures go by that know nothing of who speaks. */
export interface Votes {
	readonly for: number;
	readonly against: number;
	/** Silences. */
	readonly neither: number;
}

/** Counts the testimony, the rebuttals of the claim itself and the silences. Rebuttals of statements are no vote on the claim. */
export function votesIn({ statements, retractions }: Pick<Case, 'statements' | 'retractions'>): Votes {
	const retracted = new Set(retractions.map((one) => one.statementId));
	const votes = { for: 0, against: 0, neither: 0 };
	for (const statement of statements) {
		if (retracted.has(statement.id)) continue;
		if (statement.role === 'SILENCE') votes.neither++;
		else if (statement.role === 'TESTIMONY') votes.for++;
		else if (statement.targetId === null) votes.against++;
	}
	return votes;
}

/** 4q(1 − q), q the share in favour of those who take a side: 1 where they are even, 0 where nobody differs. */
export function evenness(votes: Votes): number {
	const sides = votes.for + votes.against;
	return sides === 0 ? 0 : (4 * votes.for * votes.against) / sides ** 2;
}

/** The entropy (Shannon 1948) in bits of those for, against and neither, 0…log₂ 3; 0 without votes. */
export function entropy(votes: Votes): number {
	const counts = [votes.for, votes.against, votes.neither].filter((count) => count > 0);
	const all = counts.reduce((sum, count) => sum + count, 0);
	return counts.reduce((bits, count) => bits + (count / all) * Math.log2(all / count), 0);
}

/** Reddit's `controversy`: all votes to the power of lesser over greater; 0 where a side is empty (r2/lib/db/_sorts.pyx). */
export function controversy(votes: Votes): number {
	const [lesser, greater] = [Math.min(votes.for, votes.against), Math.max(votes.for, votes.against)];
	return lesser === 0 ? 0 : (votes.for + votes.against) ** (lesser / greater);
}

/** The share in favour of those who take a side; 0.5 where nobody does. */
export function shareInFavour(votes: Votes): number {
	const sides = votes.for + votes.against;
	return sides === 0 ? 0.5 : votes.for / sides;
}
