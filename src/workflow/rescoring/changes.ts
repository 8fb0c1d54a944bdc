import { balanceColumns } from '../../core/contestedness/column.js';
import type { ContestednessMethod } from '../../core/contestedness/methods.js';
import { type Opinion, opinionOf } from '../../core/contestedness/opinion.js';
import { columnsOf } from '../../core/contestedness/weighBriefs.js';
import { groupBy } from '../../core/group.js';
import { loadCases, type StoredCase, type StoredSource } from '../../store/cases.js';
import type { Figures } from '../../store/rescoring.js';
import type { Session } from '../../store/sql.js';
import type { Found } from './stretches.js';

/** A claim whose stored score is not what the record amounts to, with what it amounts to. */
export interface Change {
	readonly id: string;
	readonly figures: Omit<Figures, 'method'>;
}

export interface Computed {
	readonly changes: readonly Change[];
	/** Claims that have to be taken as whole cases: too rare, or too much depends, for a short way. */
	readonly whole: readonly string[];
}

/** What changes among the claims that lean on no other. */
export function changesIn(method: ContestednessMethod, { claims, briefs, background }: Found): Computed {
	const { columns, whole } = columnsOf(briefs, { bearings: claims.map((one) => one.bearings), background });
	const { support, opposition } = balanceColumns(columns);
	const isWhole = new Set(whole);
	const rest: string[] = [];
	const changes: Change[] = [];
	for (const [at, { id, stored, apart }] of claims.entries()) {
		if (apart === 'LINKED') continue;
		if (apart === 'JUDGED' || isWhole.has(at)) rest.push(id);
		else {
			const masses = { support: support[at] as number, opposition: opposition[at] as number };
			const change = changeFrom(method, { id, stored }, opinionOf(masses, method.weights));
			if (change) changes.push(change);
		}
	}
	return { changes, whole: rest };
}

/** What changes among claims taken as whole cases; `leans` are those of linked claims that are not stored yet. */
export async function wholeChanges(
	method: ContestednessMethod,
	session: Session,
	ids: readonly string[],
	leans: ReadonlyMap<string, number> = new Map(),
): Promise<Change[]> {
	const changes: Change[] = [];
	for (let at = 0; at < ids.length; at += mostWhole) {
		const cases = [...(await loadCases(session, ids.slice(at, at + mostWhole))).values()];
		const ownCase = apartFrom(cases);
		for (const theCase of cases) {
			const links = theCase.links.map((one) => ({ ...one, lean: leans.get(one.link.linkedClaimId) ?? one.lean }));
			const { opinion } = method.assess({ ...ownCase(theCase), links });
			const change = changeFrom(method, { id: theCase.claim.id, stored: theCase.claim }, opinion);
			if (change) changes.push(change);
		}
	}
	return changes;
}

/** How many whole cases are held at once. */
export const mostWhole = 250;

/** Leaves a case its own sources and interests: cases loaded together share those of all. */
function apartFrom(cases: readonly StoredCase[]): (theCase: StoredCase) => StoredCase {
	const all = cases[0]?.interests ?? [];
	const byParty = groupBy(
		all.flatMap((interest) => [
			{ partyId: interest.partyId, interest },
			{ partyId: interest.inPartyId, interest },
		]),
		(one) => one.partyId,
	);
	return (theCase) => {
		const sources = new Map<string, StoredSource>();
		for (const { sourceId } of theCase.statements) {
			const source = theCase.sources.get(sourceId);
			if (source) sources.set(sourceId, source);
		}
		const parties = new Set([...sources.values()].flatMap((one) => one.partyIds));
		const interests = new Set([...parties].flatMap((id) => (byParty.get(id) ?? []).map((one) => one.interest)));
		return { ...theCase, sources, interests: [...interests] };
	};
}

function changeFrom(
	method: ContestednessMethod,
	{ id, stored }: { readonly id: string; readonly stored: Figures },
	{ support, opposition, score, lean, level }: Opinion,
): Change | null {
	const isAsStored =
		stored.support === support &&
		stored.opposition === opposition &&
		stored.score === score &&
		stored.lean === lean &&
		stored.level === level &&
		stored.method === method.name;
	return isAsStored ? null : { id, figures: { support, opposition, score, lean, level } };
}
