import fc from 'fast-check';
import { interestKinds } from '../../src/core/party.js';
import { interestStandings, opposingStances, responses } from '../../src/core/statement.js';
import { linkClaims } from '../../src/workflow/linkClaims.js';
import { recordInterest } from '../../src/workflow/recordInterest.js';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { recordSilence } from '../../src/workflow/recordSilence.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { retractStatement } from '../../src/workflow/retractStatement.js';
import { setInterest } from '../../src/workflow/setInterest.js';
import { unlinkClaims } from '../../src/workflow/unlinkClaims.js';
import { newWorld, type World } from '../_world.js';

export const claims = ['c0', 'c1', 'c2', 'c3', 'c4'] as const;
const parties = ['ann', 'ben', 'cy'] as const;
const sources = ['ann', 'ben', 'cy', 'both', 'insiders', 'others', 'filing', 'wire', 'copy'] as const;

/** A world with people, groups and documents to speak in, and five claims. */
export async function peopled(): Promise<World> {
	const world = await newWorld();
	await world.document('first');
	await world.document('second', { derivedFrom: [{ document: 'first', kind: 'TRANSLATES' }] });
	for (const slug of parties) await world.named(slug);
	await world.source('both', { attribution: 'SPOKESPERSON', parties: ['ann', 'ben'] });
	await world.unnamed('insiders', 3, { document: 'first' });
	await world.unnamed('others', 2, { mayOverlap: ['insiders'] });
	await world.record('filing', { parties: ['cy'] });
	await world.source('wire', { attribution: 'NEWSROOM', document: 'first' });
	await world.source('copy', { attribution: 'PUBLICATION', document: 'second' });
	const [good, bad] = ['FAVOURABLE', 'UNFAVOURABLE'] as const;
	const about = [
		[{ party: 'ann', news: bad }],
		[
			{ party: 'ben', news: good },
			{ party: 'cy', news: bad },
		],
		[],
		[],
	];
	for (const [at, slug] of claims.entries()) await world.claim(slug, { about: about[at] ?? [] });
	return world;
}

const claim = fc.constantFrom(...claims);
const source = fc.constantFrom(...sources);
/** Which of the statements (or links) so far is meant, counted from the last: lately said things are answered most. */
const back = fc.nat({ max: 8 });

/** Anything a desk may do next. */
export const step = fc.oneof(
	fc.record({ does: fc.constant('testify' as const), claim, source, repeats: fc.boolean() }),
	fc.record({ does: fc.constant('rebut' as const), claim, source, stance: fc.constantFrom(...opposingStances) }),
	fc.record({ does: fc.constant('answer' as const), back, source, undercuts: fc.boolean() }),
	fc.record({ does: fc.constant('answer' as const), back, source, undercuts: fc.boolean() }),
	fc.record({ does: fc.constant('stay silent' as const), claim, source, response: fc.constantFrom(...responses) }),
	fc.record({ does: fc.constant('retract' as const), back }),
	fc.record({ does: fc.constant('judge' as const), back, interest: fc.constantFrom(...interestStandings, null) }),
	fc.record({
		does: fc.constant('link' as const),
		from: claim,
		to: claim,
		kind: fc.constantFrom('RESTS_ON' as const, 'OPPOSED_BY' as const),
	}),
	fc.record({ does: fc.constant('unlink' as const), back }),
	fc.record({
		does: fc.constant('tie' as const),
		party: fc.constantFrom(...parties),
		inParty: fc.constantFrom(...parties),
		kind: fc.constantFrom(...interestKinds),
		until: fc.constantFrom(null, '2024'),
	}),
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Takes one step; the desk may refuse it, and then it has not been taken. */
export async function take({ office }: World, one: Step, said: string[], links: string[]): Promise<void> {
	const reason = 'so it goes';
	const earlier = (list: string[], at: number) => list.at(-1 - at) ?? list[0] ?? 'nothing';
	const keep =
		(list: string[]) =>
		(
			result: Awaited<
				ReturnType<typeof recordTestimony | typeof linkClaims | typeof recordRebuttal | typeof recordSilence>
			>,
		) => {
			if (result.ok && result.value.thing) list.push(result.value.thing.id);
		};
	switch (one.does) {
		case 'testify': {
			const draft = { claim: one.claim, source: one.source, repeats: one.repeats ? 'second' : null };
			return keep(said)(await recordTestimony(office, draft));
		}
		case 'rebut':
			return keep(said)(await recordRebuttal(office, { target: one.claim, source: one.source, stance: one.stance }));
		case 'answer': {
			const kind = one.undercuts ? 'UNDERCUTS' : 'COUNTERS';
			return keep(said)(await recordRebuttal(office, { target: earlier(said, one.back), source: one.source, kind }));
		}
		case 'stay silent':
			return keep(said)(await recordSilence(office, { claim: one.claim, source: one.source, response: one.response }));
		case 'retract':
			return void (await retractStatement(office, { statement: earlier(said, one.back), reason }));
		case 'judge':
			return void (await setInterest(office, { statement: earlier(said, one.back), interest: one.interest, reason }));
		case 'link':
			return keep(links)(await linkClaims(office, { claim: one.from, kind: one.kind, linkedClaim: one.to }));
		case 'unlink':
			return void (await unlinkClaims(office, { link: earlier(links, one.back), reason }));
		case 'tie':
			return void (await recordInterest(office, one));
	}
}
