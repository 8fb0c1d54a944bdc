import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicActor } from '../../src/core/permissions.js';
import { agreeToVerdict } from '../../src/workflow/agreeToVerdict.js';
import { issueVerdict } from '../../src/workflow/issueVerdict.js';
import type { Office } from '../../src/workflow/office.js';
import { rejectVerdict } from '../../src/workflow/rejectVerdict.js';
import { person, promoted, publish, thePublic } from '../_offices.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
let ann: Office;
let ben: Office;
const ids = { agreed: '', rejected: '', sealed: '' };
beforeAll(async () => {
	world = await newWorld();
	[ann, ben] = [await person(world, 'ann', 'CHECKER'), await person(world, 'ben', 'CHECKER')];
	await world.document('report');
	await world.claim('open');
	await world.claim('shut');
	const give = async (claim: string, rating: string, sealed = false) => {
		const why = { explanation: `because ${rating}`, language: 'en', sources: ['report', 'https://example.org/'] };
		return must(await issueVerdict(ann, { claim, rating, sealed, ...why })).thing.id;
	};
	ids.agreed = await give('open', 'mixture');
	must(await agreeToVerdict(ben, { verdict: ids.agreed }));
	await publish(world, 'open');
	ids.rejected = await give('open', 'true');
	must(await rejectVerdict(ben, { verdict: ids.rejected, reason: 'too strong' }));
	ids.sealed = await give('open', 'false', true);
	must(await agreeToVerdict(ben, { verdict: await give('shut', 'true') }));
});
afterAll(() => world.close());

const fields = `id state sequence sealed explanation author ofCurrentWording
	rating { key number label(language: "zh") labels { language text } } scale { version worst best ratings { key } }
	sources { url document { slug } } decision { agreed reason by } secondRating { rating { key } by }`;
interface Seen {
	id: string;
	state: string;
	author: string | null;
	rating: { key: string } | null;
	decision: { by: string | null } | null;
}
interface Answer {
	claim: {
		verdict: Seen | null;
		contestedness: { level: string };
		verdicts: { totalCount: number; nodes: Seen[] };
	};
	node: { id: string } | null;
}
const ask = async (office: Office, claim = 'open', node = ids.rejected) => {
	const { data, errors } = await world.as(office.actor).ask<Answer>(
		`query ($claim: String!, $node: ID!) {
			claim(by: { slug: $claim }) {
				verdict { ${fields} } contestedness { level } verdicts(first: 10) { totalCount nodes { ${fields} } }
			}
			node(id: $node) { id ... on Verdict { rating { key } claim { slug } } }
		}`,
		{ claim, node },
	);
	expect(errors).toBeUndefined();
	return data as Answer;
};

describe('a verdict is shown', () => {
	it('to the public once it is agreed to, without names, beside the score', async () => {
		const { claim, node } = await ask(thePublic(world));
		expect(claim.verdict).toEqual({
			id: ids.agreed,
			state: 'AGREED',
			sequence: 1,
			sealed: false,
			explanation: 'because mixture',
			author: null,
			ofCurrentWording: true,
			rating: {
				key: 'mixture',
				number: 3,
				label: '半真半假',
				labels: [
					{ language: 'en', text: 'Half true' },
					{ language: 'zh', text: '半真半假' },
				],
			},
			scale: {
				version: 0,
				worst: 1,
				best: 5,
				ratings: ['true', 'mostly-true', 'mixture', 'mostly-false', 'false', 'unproven'].map((key) => ({ key })),
			},
			sources: [
				{ url: null, document: { slug: 'report' } },
				{ url: 'https://example.org/', document: null },
			],
			decision: { agreed: true, reason: null, by: null },
			secondRating: null,
		});
		expect(claim.contestedness).toEqual({ level: 'UNSOURCED' });
		expect(claim.verdicts).toMatchObject({ totalCount: 1, nodes: [{ id: ids.agreed }] });
		expect(node).toBeNull();
	});

	it('to the desk with all that came of it, but for what is sealed for whoever asks', async () => {
		const { claim, node } = await ask(promoted(ben, 'READER'));
		expect(claim.verdicts.nodes).toMatchObject([
			{ state: 'AGREED', author: 'ann', decision: { by: 'ben' } },
			{ state: 'REJECTED', author: 'ann', rating: { key: 'true' }, decision: { reason: 'too strong', by: 'ben' } },
			{ state: 'AWAITING', author: 'ann', rating: null, explanation: null, sources: [], sealed: true },
		]);
		expect(node).toMatchObject({ id: ids.rejected, claim: { slug: 'open' } });
		expect((await ask(ann)).claim.verdicts.nodes[2]?.rating).toEqual(expect.objectContaining({ key: 'false' }));
	});

	it('by its id to nobody who may not see its claim', async () => {
		const [verdict] = (await ask(ben, 'shut')).claim.verdicts.nodes;
		expect((await ask(ben, 'shut', verdict?.id)).node).not.toBeNull();
		expect((await ask(thePublic(world), 'open', verdict?.id)).node).toBeNull();
		expect((await ask(thePublic(world), 'open', ids.sealed)).node).toBeNull();
	});
});

it('a scale and the agreement of checkers are for those who sit at the desk', async () => {
	const asked = `{ ratingScale { version recordedAt } old: ratingScale(desk: "desk", version: 7) { version }
		ratingAgreement { pairs agreement nominalAlpha pairsOnLine ordinalAlpha } elsewhere: ratingAgreement(desk: "nowhere") { pairs } }`;
	expect((await world.as(ben.actor).ask(asked)).data).toEqual({
		ratingScale: { version: 0, recordedAt: null },
		old: null,
		ratingAgreement: { pairs: 0, agreement: null, nominalAlpha: null, pairsOnLine: 0, ordinalAlpha: null },
		elsewhere: null,
	});
	expect((await world.as(publicActor).ask(asked)).data).toEqual({
		ratingScale: null,
		old: null,
		ratingAgreement: null,
		elsewhere: null,
	});
});

it('a verdict is given, rated, agreed to and rejected through the API', async () => {
	await world.claim('fresh');
	const give = `mutation ($input: IssueVerdictInput!) { issueVerdict(input: $input) {
		saved verdict { id state rating { key } } userErrors { code path message } effects { claim { slug } } } }`;
	type Given = { issueVerdict: { verdict: { id: string } | null; saved: boolean; userErrors: object[] } };
	const input = { claim: 'fresh', rating: 'unproven', explanation: 'Nobody knows.', language: 'en', sealed: true };
	const { data } = await world.as(ann.actor).ask<Given>(give, { input });
	expect(data?.issueVerdict).toMatchObject({
		saved: true,
		verdict: { state: 'AWAITING', rating: { key: 'unproven' } },
		userErrors: [],
		effects: [],
	});
	const verdict = data?.issueVerdict.verdict?.id;
	const second = `mutation ($verdict: ID!) {
		early: agreeToVerdict(input: { verdict: $verdict }) { saved verdict { id } userErrors { code } }
		giveSecondRating(input: { verdict: $verdict, rating: "true" }) {
			verdict { rating { key } secondRating { by rating { key } } } userErrors { code }
		}
		agreeToVerdict(input: { verdict: $verdict }) { saved verdict { state claim { verdict { id } } } userErrors { code } }
		late: rejectVerdict(input: { verdict: $verdict, reason: "no" }) { saved userErrors { code path } }
	}`;
	expect((await world.as(ben.actor).ask(second, { verdict })).data).toMatchObject({
		early: { saved: false, verdict: null, userErrors: [{ code: 'CONFLICT' }] },
		giveSecondRating: {
			verdict: { rating: { key: 'unproven' }, secondRating: { by: 'ben', rating: { key: 'true' } } },
			userErrors: [],
		},
		agreeToVerdict: { saved: true, verdict: { state: 'AGREED', claim: { verdict: { id: verdict } } }, userErrors: [] },
		late: { saved: false, userErrors: [{ code: 'CONFLICT', path: ['verdict'] }] },
	});
	expect((await world.as(publicActor).ask<Given>(give, { input })).data?.issueVerdict).toMatchObject({
		saved: false,
		verdict: null,
	});
});
