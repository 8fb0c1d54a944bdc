import { bearingKinds } from '../../src/core/claim.js';
import { interestKinds } from '../../src/core/party.js';
import { attributions, directnesses, isPublicationVoice, isUnnamed } from '../../src/core/source.js';
import { interestStandings, opposingStances, responses, supportingStances } from '../../src/core/statement.js';
import { derivationKinds } from '../../src/core/story.js';
import { addLink } from '../../src/workflow/linkClaims.js';
import { type Office, record, type Work } from '../../src/workflow/office.js';
import { addClaim } from '../../src/workflow/recordClaim.js';
import { addDocument } from '../../src/workflow/recordDocument.js';
import { addInterest } from '../../src/workflow/recordInterest.js';
import { addParty } from '../../src/workflow/recordParty.js';
import { addRebuttal } from '../../src/workflow/recordRebuttal.js';
import { addSilence } from '../../src/workflow/recordSilence.js';
import { addSource } from '../../src/workflow/recordSource.js';
import { addTestimony } from '../../src/workflow/recordTestimony.js';
import { addRetraction } from '../../src/workflow/retractStatement.js';
import { addRevision } from '../../src/workflow/reviseClaim.js';
import { addJudgement } from '../../src/workflow/setInterest.js';
import { endLink } from '../../src/workflow/unlinkClaims.js';
import { randomFrom } from '../_world.js';

/** The ids of what is on record so far, oldest first. */
class Past {
	readonly parties: string[] = [];
	readonly documents: string[] = [];
	readonly sources: string[] = [];
	readonly unnamed: string[] = [];
	readonly claims: string[] = [];
	/** Testimony and rebuttals. */
	readonly said: string[] = [];
	readonly silences: string[] = [];
	readonly links: string[] = [];
}

type Act = (work: Work) => Promise<unknown>;

/** What may come next, how often, and where what it records is kept. */
function actsOn(past: Past, chance: Chance) {
	const { below, oneIn, oneOf, late } = chance;
	const reason = 'so it goes';
	const year = () => String(2023 + below(3));
	const some = (list: readonly string[], most: number) => [
		...new Set(list.length === 0 ? [] : Array.from({ length: below(most + 1) }, () => late(list))),
	];
	/** A few claims are on everybody's lips; else what is new is spoken of most. */
	const claim = () => (oneIn(25) ? (past.claims[below(3)] ?? late(past.claims)) : late(past.claims));
	const saying = () => ({
		source: late(past.sources),
		document: oneIn(4) ? late(past.documents) : null,
		repeats: oneIn(5) ? late(past.documents) : null,
		saidAt: oneIn(4) ? `${year()}-0${1 + below(9)}-15` : null,
	});
	const act = (often: number, keeps: readonly (keyof Past)[], does: Act) => ({ often, keeps, does });

	return {
		'a party': act(1, ['parties'], (work) => addParty(work, { name: 'somebody', kind: 'PERSON' })),
		'an interest': act(6, [], (work) => {
			const [since, until] = [oneIn(3) ? year() : null, oneIn(4) ? year() : null];
			const ends = { party: late(past.parties), inParty: late(past.parties) };
			return addInterest(work, { ...ends, kind: oneOf(interestKinds), since, until });
		}),
		'a document': act(4, ['documents'], (work) => {
			const derivedFrom = some(past.documents, 2).map((document) => ({ document, kind: oneOf(derivationKinds) }));
			return addDocument(work, { outlet: 'paper', language: 'en', derivedFrom });
		}),
		'a named source': act(3, ['sources'], (work) => {
			const attribution = oneOf(attributions.filter((one) => !isUnnamed(one)));
			const parties = isPublicationVoice(attribution) ? [] : [late(past.parties), ...some(past.parties, 1)];
			const document = isPublicationVoice(attribution) || oneIn(3) ? late(past.documents) : null;
			const directness = oneIn(2) ? oneOf(directnesses) : null;
			return addSource(work, { attribution, parties: [...new Set(parties)], document, directness });
		}),
		'unnamed people': act(2, ['sources', 'unnamed'], (work) => {
			const attribution = oneOf(attributions.filter(isUnnamed));
			const headcount = { least: 1 + below(6) };
			const mayOverlap = oneIn(2) ? some(past.unnamed, 2) : [];
			return addSource(work, { attribution, headcount, mayOverlap, document: late(past.documents) });
		}),
		'a claim': act(6, ['claims'], (work) => {
			const about = some(past.parties, 3).map((party) => ({ party, news: oneOf(bearingKinds) }));
			return addClaim(work, { text: 'It is so.', language: 'en', about });
		}),
		'a new wording': act(1, [], (work) => addRevision(work, { claim: claim(), text: 'So it is.', reason })),
		testimony: act(27, ['said'], (work) =>
			addTestimony(work, { claim: claim(), stance: oneOf(supportingStances), ...saying() }),
		),
		'a rebuttal of a claim': act(11, ['said'], (work) =>
			addRebuttal(work, { target: claim(), stance: oneOf(opposingStances), ...saying() }),
		),
		'a rebuttal of a statement': act(20, ['said'], (work) => {
			const kind = oneOf(['COUNTERS', 'UNDERCUTS'] as const);
			return addRebuttal(work, { target: late(past.said), kind, ...saying() });
		}),
		'a silence': act(4, ['silences'], (work) =>
			addSilence(work, { claim: claim(), response: oneOf(responses), ...saying() }),
		),
		'a retraction': act(13, [], (work) => {
			const statement = oneIn(10) ? late(past.silences) : late(past.said);
			return addRetraction(work, { statement, reason });
		}),
		'a judgement of interest': act(8, [], (work) => {
			const interest = oneIn(5) ? null : oneOf(interestStandings);
			return addJudgement(work, { statement: late(past.said), interest, reason });
		}),
		'a link': act(7, ['links'], (work) => {
			const kind = oneOf(['RESTS_ON', 'OPPOSED_BY'] as const);
			return addLink(work, { claim: late(past.claims), kind, linkedClaim: claim() });
		}),
		'the end of a link': act(4, [], (work) => endLink(work, { link: late(past.links), reason })),
	};
}

type Kind = keyof ReturnType<typeof actsOn>;

export interface Happened {
	readonly kind: Kind;
	readonly as: 'recorded' | 'tried out' | 'refused';
}

/**
 * What one desk does, without end: the same from the same seed. Some comes alone, some in bursts of up to twenty in
 * one transaction, as a ledger does; some is only tried out, and some is refused.
 */
export async function* yearsOf(office: Office, options: { readonly seed: number }): AsyncGenerator<Happened> {
	const past = new Past();
	const chance = chanceFrom(options.seed);
	const acts = actsOn(past, chance);
	const urn = (Object.keys(acts) as Kind[]).flatMap((kind) => Array<Kind>(acts[kind].often).fill(kind));
	const welcome = urn.filter((kind) => !refusable.has(kind));
	for (let isFirst = true; ; isFirst = false) {
		const many = chance.oneIn(8) ? 2 + chance.below(19) : 1;
		const some = Array.from({ length: many }, () => chance.oneOf(many > 1 ? welcome : urn));
		const kinds = isFirst ? beginning : some;
		const dryRun = !isFirst && chance.oneIn(30);
		const ids: [keyof Past, string][] = [];
		const result = await record(office, 'importLedger', { dryRun }, async (work) => {
			for (const kind of kinds) {
				const thing = (await acts[kind].does(work)) as { readonly id: string } | null;
				for (const keeps of acts[kind].keeps)
					isFirst ? past[keeps].push(thing?.id ?? '') : ids.push([keeps, thing?.id ?? '']);
			}
		});
		if (result.ok && !dryRun) for (const [keeps, id] of ids) past[keeps].push(id);
		const as = !result.ok ? 'refused' : dryRun ? 'tried out' : 'recorded';
		for (const kind of kinds) yield { kind, as };
	}
}
const beginning: readonly Kind[] = ['a party', 'a party', 'a document', 'a named source', 'a claim', 'testimony'];
/** What a desk may refuse for good reasons: it never comes in a burst, which would be refused whole. */
const refusable: ReadonlySet<Kind> = new Set([
	'an interest',
	'a rebuttal of a statement',
	'a retraction',
	'a link',
	'the end of a link',
]);

type Chance = ReturnType<typeof chanceFrom>;

function chanceFrom(seed: number) {
	const bytes = randomFrom(seed);
	const below = (end: number) => {
		const [high = 0, low = 0] = bytes(2);
		return Math.floor(((high * 256 + low) / 65_536) * end);
	};
	const oneOf = <T>(list: readonly T[]) => list[below(list.length)] as T;
	return {
		below,
		oneIn: (many: number) => below(many) === 0,
		oneOf,
		/** One of the list, mostly of its last thirty; the id of nothing where it is empty. */
		late: (list: readonly string[]) => (list.length === 0 ? 'nothing' : oneOf(below(4) === 0 ? list : list.slice(-30))),
	};
}
