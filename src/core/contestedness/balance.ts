import type { Case } from '../case.js';
import { interestsIn } from '../interest.js';
import { isPublicationVoice, isUnnamed, type Source } from '../source.js';
import { isPartial, type Statement } from '../statement.js';
import { rootDocument } from '../story.js';
import type { Assessment, Origin, Weight, WeightFactor } from './assessment.js';
import { effectiveMasses, sortedSum } from './masses.js';
import { oneSourceInterval, opinionOf } from './opinion.js';
import { amountOf, type BalanceWeights, balanceWeights, type Voice } from './weights.js';

/** Where a statement stands in the argument: for the claim, against it, or against another statement. */
export interface Point {
	readonly id: string;
	readonly stands: 'FOR' | 'AGAINST' | { readonly attacks: string };
	readonly origin: string;
	readonly raw: number;
}

/** A linked claim's weight on one side. */
export interface Lean {
	readonly id: string;
	readonly stands: 'FOR' | 'AGAINST';
	readonly raw: number;
}

export interface Balance {
	readonly support: number;
	readonly opposition: number;
	/** By point or lean id: the mass it adds or takes; 0 where another point of its origin is counted instead. */
	readonly masses: ReadonlyMap<string, number>;
	/** By id of a point that is not counted: the one of its origin that is. */
	readonly repeats: ReadonlyMap<string, string>;
}

/**
 * Weighs points against each other. Points of one origin that stand alike are one node with the largest raw weight
 * among them; an attack on any of them hits that node; an attack on what is not there hits nothing.
 */
export function balance(points: readonly Point[], options: { readonly leans?: readonly Lean[] } = {}): Balance {
	const leans = options.leans ?? [];
	const byId = new Map(points.map((point) => [point.id, point]));
	const nodeOf = groupByOrigin(points, byId);
	const chosen: Point[] = [];
	for (const point of points) {
		const at = nodeOf.get(point.id) as number;
		const before = chosen[at];
		if (!before || outweighs(point, before)) chosen[at] = point;
	}

	const attackers: number[][] = [...chosen, ...leans].map(() => []);
	chosen.forEach((point, at) => {
		if (typeof point.stands === 'string') return;
		const target = nodeOf.get(point.stands.attacks);
		if (target !== undefined) attackers[target]?.push(at);
	});
	const nodes = [...chosen, ...leans];
	const masses = effectiveMasses(nodes.map((node, at) => ({ raw: node.raw, attackers: attackers[at] as number[] })));

	const sideOf = (side: 'FOR' | 'AGAINST') =>
		sortedSum(nodes.flatMap((node, at) => (node.stands === side ? [masses[at] as number] : [])));
	const repeats = new Map<string, string>();
	for (const point of points) {
		const counted = chosen[nodeOf.get(point.id) as number] as Point;
		if (counted.id !== point.id) repeats.set(point.id, counted.id);
	}
	return {
		support: sideOf('FOR'),
		opposition: sideOf('AGAINST'),
		masses: new Map(nodes.map((node, at) => [node.id, masses[at] as number])),
		repeats,
	};
}

const outweighs = (one: Point, other: Point): boolean =>
	one.raw > other.raw || (one.raw === other.raw && one.id < other.id);

/**
 * The node of each point, numbered from 0. Points share a node when they have one origin and stand on one side, or
 * attack one node. A point has one target, so its chain of targets ends at the claim, at what is not there, or in a
 * circle; points of a circle stay apart.
 */
function groupByOrigin(points: readonly Point[], byId: ReadonlyMap<string, Point>): Map<string, number> {
	const nodeOf = new Map<string, number>();
	const numbers = new Map<string, number>();
	const place = (point: Point, where: string) => {
		const key = `${where}|${point.origin}`;
		const number = numbers.get(key) ?? numbers.size;
		numbers.set(key, number);
		nodeOf.set(point.id, number);
	};
	for (const point of points) {
		const chain: Point[] = [];
		const onChain = new Set<string>();
		let at: Point | undefined = point;
		while (at && !nodeOf.has(at.id) && !onChain.has(at.id)) {
			chain.push(at);
			onChain.add(at.id);
			at = typeof at.stands === 'string' ? undefined : byId.get(at.stands.attacks);
		}
		if (at && onChain.has(at.id)) {
			const circle = chain.splice(chain.indexOf(at));
			for (const one of circle) place(one, `circle ${one.id}`);
		}
		for (const one of chain.reverse()) {
			if (typeof one.stands === 'string') place(one, one.stands);
			else place(one, `attacks ${nodeOf.get(one.stands.attacks) ?? `absent ${one.stands.attacks}`}`);
		}
	}
	return nodeOf;
}

/** A method `balance`: see docs/method.md. The weights make the version. */
export function balanceMethod(name: string, weights: BalanceWeights) {
	return { name, weights, assess: (theCase: Case): Assessment => assess(theCase, name, weights) };
}

/** `balance/1`, the default method. */
export const balance1 = balanceMethod('balance/1', balanceWeights);

function assess(theCase: Case, method: string, weights: BalanceWeights): Assessment {
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const interestOf = interestsIn(theCase);
	const points: Point[] = [];
	const weighed = new Map<string, { raw: number; factors: WeightFactor[]; origin: Origin }>();
	for (const statement of theCase.statements) {
		const source = theCase.sources.get(statement.sourceId);
		if (statement.role === 'SILENCE' || retracted.has(statement.id) || !source) continue;
		const factors = factorsOf(statement, source, { in: theCase, interestOf, weights });
		const raw = factors.reduce((product, factor) => product * factor.value, 1);
		const origin = originOf(statement, source, theCase);
		weighed.set(statement.id, { raw, factors, origin });
		points.push({ id: statement.id, stands: standOf(statement), origin: origin.key, raw });
	}
	const leans = theCase.links.map(
		({ link, lean }): Lean => ({
			id: link.id,
			stands: link.kind === 'RESTS_ON' ? 'FOR' : 'AGAINST',
			raw: Math.max(0, lean),
		}),
	);
	const { support, opposition, masses, repeats } = balance(points, { leans });
	const opinion = opinionOf({ support, opposition }, weights);
	const weightOf = (id: string): Weight => ({
		...(weighed.get(id) as Omit<Weight, 'effective' | 'repeats'>),
		effective: masses.get(id) ?? 0,
		repeats: repeats.get(id) ?? null,
	});
	return {
		method,
		opinion,
		oneSourceInterval: oneSourceInterval(opinion, weights),
		weights: new Map(points.map(({ id }) => [id, weightOf(id)])),
		linkMasses: new Map(leans.map(({ id }) => [id, masses.get(id) ?? 0])),
	};
}

function standOf(statement: Exclude<Statement, { role: 'SILENCE' }>): Point['stands'] {
	if (statement.role === 'TESTIMONY') return 'FOR';
	return statement.targetId === null ? 'AGAINST' : { attacks: statement.targetId };
}

function factorsOf(
	statement: Exclude<Statement, { role: 'SILENCE' }>,
	source: Source,
	options: {
		readonly in: Case;
		readonly interestOf: ReturnType<typeof interestsIn>;
		readonly weights: BalanceWeights;
	},
): WeightFactor[] {
	const { weights } = options;
	const partial = statement.role === 'REBUTTAL' && isPartial(statement.stance);
	const voice = voiceOf(source, options.in);
	const { interest, reason } = options.interestOf(statement);
	return [
		{ of: 'STANCE', value: partial ? weights.partial : 1, partial },
		{ of: 'AMOUNT', value: amountOf(voice, weights), voice },
		{ of: 'INTEREST', value: weights.interest[interest], interest, reason },
		{ of: 'DIRECTNESS', value: weights.directness[source.directness], directness: source.directness },
	];
}

/** The voice of a source: a record counts as a document; several people on record count each; a group unnamed by its least headcount. */
export function voiceOf(source: Source, theCase: Pick<Case, 'parties'>): Voice {
	if (isUnnamed(source.attribution)) return { of: 'UNNAMED', heads: source.headcount?.least ?? 1 };
	if (source.attribution === 'RECORD') return { of: 'DOCUMENT' };
	const people = source.partyIds.filter((id) => theCase.parties.get(id)?.kind === 'PERSON').length;
	return source.attribution === 'ON_RECORD' && people > 0 ? { of: 'NAMED', heads: people } : { of: 'ORGANIZATION' };
}

/**
 * What a statement goes back to: the document it is marked as repeating, else, where a publication speaks in its own
 * voice, that publication's document, each followed to the root of its republications; else its source.
 */
export function originOf(statement: Statement, source: Source, theCase: Pick<Case, 'derivations'>): Origin {
	const documentId =
		statement.originDocumentId ??
		(isPublicationVoice(source.attribution) ? (source.documentId ?? statement.documentId) : null);
	if (documentId === null) return { key: source.id, sourceId: source.id, documentId: null };
	const root = rootDocument(documentId, theCase.derivations);
	return { key: root, sourceId: null, documentId: root };
}
