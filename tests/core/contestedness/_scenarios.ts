import fc from 'fast-check';
import type { Case } from '../../../src/core/case.js';
import { type Point } from '../../../src/core/contestedness/argument.js';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import type { Opinion } from '../../../src/core/contestedness/opinion.js';
import { interestKinds } from '../../../src/core/party.js';
import { attributions, directnesses } from '../../../src/core/source.js';
import { interestStandings, opposingStances, responses, supportingStances } from '../../../src/core/statement.js';
import { derivationKinds } from '../../../src/core/story.js';
import {
	bearing,
	caseOf,
	counters,
	derived,
	interest,
	judged,
	linked,
	type Surroundings,
	takes,
	undercuts,
	type Voice,
	type Word,
} from '../_cases.js';

/** A random record: shared sources and documents, partial stances, nested and circular rebuttals, links, retractions. */
export interface Scenario {
	readonly words: readonly Word[];
	readonly around: Surroundings;
	/** Sources that several words share. */
	readonly voices: readonly Voice[];
}

export const days = ['2025-09-01T00:00:00.000Z', '2025-09-02T00:00:00.000Z', '2025-09-03T00:00:00.000Z'] as const;
const parties = ['ann', 'bob', 'firm', 'rival'] as const;
const documentIds = ['page 0', 'page 1', 'page 2', 'page 3'] as const;

const documentId = fc.option(fc.constantFrom(...documentIds), { freq: 2 });
const headcount = fc.record({ least: fc.integer({ min: 1, max: 60 }), most: fc.constant(null) });

/** A source that speaks nowhere else and has no stake in anything. */
export const strangers: fc.Arbitrary<Voice> = fc.record({
	attribution: fc.constantFrom(...attributions),
	directness: fc.constantFrom(...directnesses),
	headcount,
});
const voices: fc.Arbitrary<Voice> = fc.record({
	attribution: fc.constantFrom(...attributions),
	directness: fc.constantFrom(...directnesses),
	headcount,
	documentId,
	partyIds: fc.subarray([...parties], { maxLength: 2 }),
});

export const forOrAgainst = fc.constantFrom(...supportingStances, ...opposingStances);
export const against = fc.constantFrom(...opposingStances);
export const silences = fc.constantFrom(...responses);

const sentences = fc.record({
	does: fc.oneof(
		{ weight: 5, arbitrary: forOrAgainst },
		{ weight: 1, arbitrary: silences },
		{
			weight: 4,
			arbitrary: fc.constantFrom('COUNTERS' as const, 'UNDERCUTS' as const),
		},
	),
	target: fc.nat(9),
	own: voices,
	shared: fc.option(fc.nat(3)),
	originDocumentId: documentId,
	recordedAt: fc.constantFrom(...days),
	judgement: fc.option(fc.option(fc.constantFrom(...interestStandings), { freq: 3 })),
	retracted: fc.integer({ min: 0, max: 7 }).map((one) => one === 0),
});

/** −1…1 in thousandths, so that no lean is too small for the arithmetic to tell from none. */
export const leans = fc.integer({ min: -1000, max: 1000 }).map((one) => one / 1000);

const surroundings = fc.record({
	bearings: fc.uniqueArray(fc.tuple(fc.constantFrom(...parties), fc.constantFrom('FAVOURABLE', 'UNFAVOURABLE')), {
		selector: ([party]) => party,
		maxLength: 2,
	}),
	interests: fc.array(
		fc.tuple(fc.constantFrom(...parties), fc.constantFrom(...interestKinds), fc.constantFrom(...parties)),
		{ maxLength: 3 },
	),
	links: fc.array(fc.tuple(fc.constantFrom('RESTS_ON', 'OPPOSED_BY'), leans), { maxLength: 2 }),
	derivations: fc.array(
		fc.tuple(fc.constantFrom(...documentIds), fc.constantFrom(...derivationKinds), fc.constantFrom(...documentIds)),
		{ maxLength: 4 },
	),
});

export const scenarios: fc.Arbitrary<Scenario> = fc
	.record({
		sentences: fc.array(sentences, { maxLength: 10 }),
		pool: fc.array(voices, { minLength: 4, maxLength: 4 }),
		around: surroundings,
	})
	.map(({ sentences, pool, around }) => {
		const voices = pool.map((one, at) => ({ ...one, id: `source ${at}` }));
		const words = sentences.map(({ does, target, own, shared, originDocumentId, recordedAt }, at) => {
			const voice = shared === null ? own : (voices[shared] ?? own);
			const [id, targetId] = [`word ${at}`, `word ${target}`];
			const { source, statement } =
				does === 'COUNTERS'
					? counters(id, targetId, voice)
					: does === 'UNDERCUTS'
						? undercuts(id, targetId, voice)
						: takes(id, does, voice);
			return { source, statement: { ...statement, originDocumentId, recordedAt } };
		});
		return {
			words,
			voices,
			around: {
				bearings: around.bearings.map(([party, news]) => bearing(party, news)),
				interests: around.interests.map(([party, kind, inParty]) => interest(party, kind, inParty)),
				judgements: sentences.flatMap(({ judgement }, at) =>
					judgement === null ? [] : [judged(`word ${at}`, judgement)],
				),
				links: around.links.map(([kind, lean], at) => linked(`link ${at}`, kind, lean)),
				derivations: around.derivations.map(([one, kind, from]) => derived(one, kind, from)),
				documents: [],
				people: ['ann', 'bob'],
				retracted: sentences.flatMap(({ retracted }, at) => (retracted ? [`word ${at}`] : [])),
			},
		};
	});

/** What is made of the scenario, with some words more. */
export const opinionOn = (scenario: Scenario, ...more: readonly Word[]): Opinion =>
	balance1.assess(caseOf([...scenario.words, ...more], scenario.around)).opinion;

/** Those of the scenario's words that were not taken back and stand on the side. */
export const standing = (scenario: Scenario, side: 'FOR' | 'AGAINST'): Word[] =>
	scenario.words.filter(
		({ statement }) =>
			!scenario.around.retracted.includes(statement.id) &&
			(side === 'FOR' ? statement.role === 'TESTIMONY' : statement.role === 'REBUTTAL' && statement.targetId === null),
	);

/** Points of which most attack another, so that circles are common; some share an origin, some attack what is not there. */
export const circularPoints: fc.Arbitrary<Point[]> = fc
	.array(
		fc.record({
			stands: fc.oneof(fc.constantFrom('FOR', 'AGAINST'), fc.nat(11), fc.nat(11), fc.nat(11)),
			origin: fc.option(fc.constantFrom('one', 'two'), { freq: 2 }),
			raw: fc.double({ min: 0.01, max: 20, noNaN: true }),
		}),
		{ minLength: 1, maxLength: 10 },
	)
	.map((points) =>
		points.map(({ stands, origin, raw }, at) => ({
			id: `${at + 1}`,
			stands: typeof stands === 'number' ? { attacks: `${stands}` } : stands,
			origin: origin ?? `origin ${at}`,
			raw,
		})),
	);

/** The same items in another order that the seed decides. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
	const keyed = items.map((item, at) => ({ item, key: Math.imul(at + 1, seed | 1) >>> 0 }));
	return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

/** The same case with everything in it given in another order. */
export function reordered(theCase: Case, seed: number): Case {
	return {
		...theCase,
		statements: shuffled(theCase.statements, seed),
		retractions: shuffled(theCase.retractions, seed),
		judgements: shuffled(theCase.judgements, seed),
		bearings: shuffled(theCase.bearings, seed),
		interests: shuffled(theCase.interests, seed),
		links: shuffled(theCase.links, seed),
		derivations: shuffled(theCase.derivations, seed),
		sources: new Map(shuffled([...theCase.sources], seed)),
		parties: new Map(shuffled([...theCase.parties], seed)),
	};
}

/** The word again, from so many further pages, each of which repeats the page before it. */
export function republish(
	scenario: Scenario,
	word: Word,
	options: { readonly times: number; readonly by?: Voice },
): Scenario {
	const { source, statement } = word;
	const { originDocumentId, documentId } = statement;
	const page = (of: string | null, at: number) => (of === null ? null : at === 0 ? of : `${of} again ${at}`);
	const { times, by } = options;
	const pages = Array.from({ length: times }, (_, at) => at + 1);
	const copies = pages.map((at) => ({
		source: by ? { ...source, ...by, id: `outlet ${at}` } : source,
		statement: {
			...statement,
			id: `copy ${at}`,
			sourceId: by ? `outlet ${at}` : source.id,
			originDocumentId: page(originDocumentId, at),
			documentId: page(documentId, at),
		},
	}));
	const derivations = [originDocumentId, documentId].flatMap((of) =>
		of === null ? [] : pages.map((at) => derived(page(of, at) ?? of, 'REPUBLISHES', page(of, at - 1) ?? of)),
	);
	const said = scenario.around.judgements.find((one) => one.statementId === statement.id);
	const judgements = said ? copies.map((one) => ({ ...said, statementId: one.statement.id })) : [];
	return {
		...scenario,
		words: [...scenario.words, ...copies],
		around: {
			...scenario.around,
			derivations: [...scenario.around.derivations, ...derivations],
			judgements: [...scenario.around.judgements, ...judgements],
		},
	};
}
