import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GraphQLSchema, Kind, parse, subscribe, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/core/permissions.js';
import { contextWith } from '../../src/graph/context.js';
import { makeSchema } from '../../src/graph/schema.js';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { readTabs, type Tab } from '../../src/server/playground/tabs.js';
import { checksBy } from '../../src/server/webhooks/checksBy.js';
import { payloadsOver } from '../../src/server/webhooks/payloads.js';
import { Feed } from '../../src/store/feed.js';
import { readsOf } from '../../src/store/reads.js';
import { importLedger } from '../../src/workflow/importLedger.js';
import { Live } from '../../src/workflow/live.js';
import { must, newWorld, type World } from '../_world.js';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const tabs = new Map((await readTabs(`${examples}queries`)).map((tab) => [operationOf(tab).name, tab]));

let world: World;
let schema: GraphQLSchema;
beforeAll(async () => {
	world = await newWorld();
	schema = await makeSchema();
	const payloads = payloadsOver(schema, { depthLimit: 25, costLimit: 25_000, onTrouble: () => {} });
	Object.assign(world.office, { webhooks: checksBy(payloads, { webhookAllow: [] }) });
	const read = readLedger(readFileSync(`${examples}meta-scale-ai.yaml`, 'utf8'), { file: 'meta-scale-ai.yaml' });
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	must(await importLedger(world.office, read.ledger, {}));
});
afterAll(() => world.close());

function operationOf(tab: Tab) {
	const [operation, ...more] = parse(tab.query).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
	if (!operation?.name || more.length > 0) throw new Error(`one named operation is wanted in: ${tab.query}`);
	return { name: operation.name.value, kind: operation.operation };
}

/** Runs an example query as it stands, with changes to its variables if any; answers its data. */
async function run<T>(name: string, change: (variables: never) => object = (variables) => variables): Promise<T> {
	const tab = tabs.get(name);
	if (!tab) throw new Error(`no example query ${name}`);
	const answer = await world.ask<T>(tab.query, { ...change(JSON.parse(tab.variables ?? '{}') as never) });
	expect(answer.errors).toBeUndefined();
	return answer.data as T;
}

it('the example queries come in the order in which a newcomer needs them', () => {
	expect([...tabs.keys()]).toEqual([
		'MostContested',
		'WhyContested',
		'ForAndAgainst',
		'NoComment',
		'WhatChanged',
		'RecordRebuttal',
		'AtAGlance',
		'WhatIf',
		'HowSure',
		'Search',
		'Live',
		'FromAnArticle',
		'DeskQueue',
		'Verdicts',
		'RightOfReply',
		'Readiness',
		'WorkedCase',
		'PublishWithAReason',
		'SetUpWebhook',
	]);
});

describe.each([...tabs])('%s', (name, tab) => {
	it('is valid, and opens with a comment that fits beside the answer', () => {
		expect(validate(schema, parse(tab.query))).toEqual([]);
		expect(tab.query).toMatch(/^# \S.*[.?？]\n#\n# \S/);
		for (const line of tab.query.split('\n').filter((one) => one.startsWith('#')))
			expect(line.length).toBeLessThanOrEqual(60);
	});

	it('answers without errors on the example story', async () => {
		if (operationOf(tab).kind === 'subscription') return;
		expect(await run(name)).toBeTruthy();
	});

	it('says where the story or claim is not there by an empty answer, not by an error', async () => {
		if (operationOf(tab).kind !== 'query') return;
		const nowhere = (variables: Record<string, unknown>) =>
			Object.fromEntries(
				Object.entries(variables).map(([key, value]) => [key, typeof value === 'string' ? 'nowhere' : value]),
			);
		const data = await run<object>(name, nowhere);
		// The methods on offer hang on no claim.
		for (const [field, answer] of Object.entries(data))
			if (field === 'contestednessMethods') continue;
			else if (Array.isArray(answer)) expect(answer).toEqual([]);
			else expect(answer ?? { totalCount: 0 }).toMatchObject({ totalCount: 0 });
	});
});

interface Claim {
	slug: string;
	contestedness: { score: number; level: string; summary: string };
}

it('MostContested has the five most contested claims, with a sentence each', async () => {
	const { claims } = await run<{ claims: { totalCount: number; nodes: Claim[] } }>('MostContested');
	expect(claims.totalCount).toBe(37);
	expect(claims.nodes.map((one) => one.slug)).toEqual(['mayer-tbd', 'quality', 'mayer-data', 'layoffs-why', 'rift']);
	const scores = [0.253968254, 0.208469055, 0.13559322, 0.125, 0.103294864];
	for (const [at, score] of scores.entries()) expect(claims.nodes[at]?.contestedness.score).toBeCloseTo(score, 8);
	expect(claims.nodes.map((one) => one.contestedness.level)).toEqual([
		'CONTESTED',
		'CONTESTED',
		'DISPUTED',
		'DISPUTED',
		'DISPUTED',
	]);
	expect(claims.nodes[0]?.contestedness.summary).toContain('Ruben Mayer denies it');
});

it('WhyContested explains a score down to the factors, in both languages', async () => {
	interface Why extends Claim {
		inChinese: string;
		contestedness: Claim['contestedness'] & {
			summaryInChinese: string;
			oneSourceInterval: { least: number; most: number };
			contributions: {
				side: string;
				amount: number;
				statement: {
					source: { label: string };
					weight: { effective: number; factors: { value: number }[]; interest: string; interestBecause: string };
				};
			}[];
			unansweredRebuttals: { source: { label: string } }[];
		};
	}
	const { claim } = await run<{ claim: Why }>('WhyContested');
	const { contestedness } = claim;
	expect(claim.inChinese).toBe('迈耶不属于 Meta 的核心部门 TBD 实验室。');
	expect(contestedness.summaryInChinese).toContain('鲁本·迈耶');
	expect(contestedness.score).toBeCloseTo(0.253968254, 8);
	const shares = contestedness.contributions.map((one) => one.amount);
	expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(contestedness.score, 12);
	for (const { weight } of contestedness.contributions.map((one) => one.statement))
		expect(weight.factors.reduce((product, { value }) => product * value, 1)).toBeCloseTo(weight.effective, 12);
	const denial = contestedness.contributions.find((one) => one.side === 'OPPOSITION')?.statement.weight;
	expect(denial).toMatchObject({ effective: 0.4, interest: 'SERVES' });
	expect(denial?.interestBecause).toContain('Ruben Mayer');
	expect(contestedness.oneSourceInterval.least).toBeLessThan(contestedness.score);
	expect(contestedness.oneSourceInterval.most).toBeGreaterThan(contestedness.score);
	expect(contestedness.unansweredRebuttals.map((one) => one.source.label)).toEqual(['Ruben Mayer']);
});

interface Said {
	source: { label: string };
	kind?: string;
	words: string | null;
	rebuttals: { nodes: Said[] };
}

it('ForAndAgainst has both sides', async () => {
	const { claim } = await run<{ claim: { testimony: { nodes: Said[] }; rebuttals: { nodes: Said[] } } }>(
		'ForAndAgainst',
	);
	expect(claim.testimony.nodes).toMatchObject([{ stance: 'ASSERTS', source: { unnamed: true } }]);
	expect(claim.rebuttals.nodes).toMatchObject([
		{ kind: 'REBUTS', stance: 'DENIES', words: "Scale AI's product has no quality problems", rebuttals: { nodes: [] } },
	]);
});

it('ForAndAgainst shows rebuttals of rebuttals three levels deep', async () => {
	const there = await newWorld();
	await there.claim('quality');
	for (const slug of ['ann', 'ben', 'eve']) await there.named(slug);
	const denial = await there.rebuttal('quality', 'ann', { words: 'not so' });
	const answer = await there.rebuttal(denial.id, 'ben', { words: 'it is' });
	await there.rebuttal(answer.id, 'eve', { kind: 'UNDERCUTS', words: 'he was not there' });
	const asked = await there.ask(tabs.get('ForAndAgainst')?.query ?? '', { claim: 'quality' });
	await there.close();
	expect(asked.errors).toBeUndefined();
	const third = { kind: 'UNDERCUTS', words: 'he was not there' };
	const second = { kind: 'COUNTERS', words: 'it is', rebuttals: { nodes: [third] } };
	expect(asked.data).toMatchObject({
		claim: { rebuttals: { nodes: [{ kind: 'REBUTS', words: 'not so', rebuttals: { nodes: [second] } }] } },
	});
});

it('NoComment has two who declined and one who answered off the point, and the two claims of the story with a silence', async () => {
	interface Silences {
		silences: { nodes: { response: string; source: { label: string } }[] };
	}
	const { claim, story } = await run<{
		claim: Silences & { contestedness: object };
		story: { claims: { nodes: (Silences & { slug: string })[] } };
	}>('NoComment');
	expect(claim.silences.nodes.map((one) => one.response).sort()).toEqual([
		'ANSWERED_OFF_POINT',
		'DECLINED_TO_COMMENT',
		'DECLINED_TO_COMMENT',
	]);
	expect(claim.contestedness).toEqual({ level: 'UNCONTESTED' });
	expect(story.claims.nodes.map((one) => one.slug).sort()).toEqual(['agarwal-why', 'vendors']);
	expect(story.claims.nodes.find((one) => one.slug === 'agarwal-why')).toMatchObject({
		silences: { nodes: [{ source: { label: 'Rishabh Agarwal' } }] },
	});
});

it('WhatChanged begins with the import, and tells what was said and what was known by a day', async () => {
	const { claim, lead } = await run<{
		claim: { contestednessHistory: { nodes: { after: { score: number } }[] } };
		lead: Record<'said' | 'known' | 'now', { score: number; level: string; summary: string }>;
	}>('WhatChanged');
	expect(lead.said.level).toBe('REFUTED_ONLY');
	expect(lead.said.summary).toContain('it is opposed by “The deal widens');
	expect(lead.known.level).toBe('UNSOURCED');
	expect(lead.now.score).toBeCloseTo(0.103294864, 8);
	expect(claim.contestednessHistory.nodes).toMatchObject([{ sequence: 1, event: 'LEDGER_IMPORTED', before: null }]);
	expect(claim.contestednessHistory.nodes[0]?.after.score).toBeCloseTo(0.208469055, 8);
});

describe('RecordRebuttal', () => {
	interface Answer {
		recordRebuttal: {
			saved: boolean;
			effects: { claim: { slug: string }; before: { score: number }; after: { score: number } }[];
			userErrors: { code: string; path: string[]; message: string }[];
		};
	}
	interface Variables {
		rebuttal: object;
	}

	it('shows what would change and writes nothing', async () => {
		const statements = await world.count('statement');
		const { recordRebuttal } = await run<Answer>('RecordRebuttal');
		expect(recordRebuttal).toMatchObject({ saved: false, userErrors: [] });
		expect(recordRebuttal.effects.map((one) => one.claim.slug)).toEqual(['quality', 'rift']);
		const [effect] = recordRebuttal.effects;
		expect(effect?.before.score).toBeCloseTo(0.208469055, 8);
		expect(effect?.after.score).toBeCloseTo(0.368550369, 8);
		expect(await world.score('quality')).toBeCloseTo(0.208469055, 8);
		expect(await world.count('statement')).toBe(statements);
	});

	it('names a misspelt source in userErrors', async () => {
		const { recordRebuttal } = await run<Answer>('RecordRebuttal', ({ rebuttal }: Variables) => ({
			rebuttal: { ...rebuttal, source: 'meta-scale-ai/wierd' },
		}));
		expect(recordRebuttal.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['source'] }]);
	});
});

it('AtAGlance shows what the main claim hangs on, and how much each link carries', async () => {
	type Linked = { linkedClaim: Claim }[];
	const { lead, story } = await run<{
		lead: Claim & {
			restsOn: Linked;
			opposedBy: Linked;
			contestedness: { contributions: { link: { linkedClaim: { slug: string } } | null; side: string }[] };
		};
		story: { documents: { nodes: { outlet: string; derivedFrom: object[] }[] }; claims: { nodes: Claim[] } };
	}>('AtAGlance');
	const slugs = (links: Linked) => links.map((one) => one.linkedClaim.slug).sort();
	expect(lead.contestedness.score).toBeCloseTo(0.103294864, 8);
	expect(slugs(lead.restsOn)).toEqual(['chaos', 'mayer-left', 'quality', 'vendors']);
	expect(slugs(lead.opposedBy)).toEqual(['widen']);
	const opposing = lead.contestedness.contributions.filter((one) => one.side === 'OPPOSITION');
	expect(opposing).toMatchObject([{ link: { linkedClaim: { slug: 'widen' } } }]);
	expect(story.documents.nodes).toHaveLength(6);
	expect(story.documents.nodes.find((one) => one.outlet.startsWith('Zhihui'))?.derivedFrom).toEqual([
		{ kind: 'REPUBLISHES', document: { outlet: 'TechCrunch' } },
	]);
	expect(story.claims.nodes).toHaveLength(5);
});

it('DeskQueue has what is not published yet, and what nobody works on', async () => {
	interface Queue {
		underWay: { totalCount: number };
		toTake: { totalCount: number; nodes: { standing: string; assignments: { nodes: object[] } }[] };
	}
	const { underWay, toTake } = await run<Queue>('DeskQueue');
	expect(underWay.totalCount).toBe(30);
	expect(toTake.totalCount).toBe(37);
	expect(toTake.nodes).toHaveLength(5);
	expect(toTake.nodes[0]).toMatchObject({ assignments: { nodes: [] } });
});

it('WhatIf supposes a document and a witness, and tells what one answer would do', async () => {
	interface Figures {
		score: number;
	}
	const { claim, silent } = await run<{
		claim: { contestedness: Figures & { mostInfluential: object[] }; document: Figures; witness: Figures };
		silent: { together: Figures; contestedness: { ifAnswered: { asserting: Figures; denying: Figures }[] } };
	}>('WhatIf');
	expect(claim.document.score).toBeLessThan(claim.contestedness.score);
	expect(claim.witness.score).toBeGreaterThan(claim.contestedness.score);
	expect(claim.contestedness.mostInfluential).toHaveLength(2);
	// Five unnamed people 0.96875 against a spokesperson whom the denial would serve, 0.8 × 0.4.
	expect(silent.together.score).toBeCloseTo((2 * 0.32) / (0.96875 + 0.32 + 2), 12);
	expect(silent.contestedness.ifAnswered).toHaveLength(3);
	for (const { asserting, denying } of silent.contestedness.ifAnswered) {
		expect(asserting.score).toBe(0);
		expect(denying.score).toBeGreaterThan(0.19);
	}
});

it('HowSure has shares of rift that add up, linked claims among them, by Shapley value, and the weights that are judgement', async () => {
	type Shares = { amount: number; link: object | null }[];
	const { claim, contestednessMethods } = await run<{
		claim: { contestedness: { score: number; shapley: Shares; leavingOut: Shares } };
		contestednessMethods: { name: string; judgementWeights: object[] }[];
	}>('HowSure');
	const { score, shapley, leavingOut } = claim.contestedness;
	expect(leavingOut).toHaveLength(shapley.length);
	expect(contestednessMethods[0]?.judgementWeights).toHaveLength(5);
	expect(shapley.reduce((sum, one) => sum + one.amount, 0)).toBeCloseTo(score, 12);
	expect(shapley.filter((one) => one.link !== null)).toHaveLength(5);
});

it('Search finds the lab by its Chinese name, and the claim that says the same with its reasons', async () => {
	const { search, similarClaims } = await run<{
		search: { totalCount: number; edges: { highlights: { parts: { text: string; isMatch: boolean }[] }[] }[] };
		similarClaims: { claim: { slug: string }; because: { because: string; speaksFor: boolean }[] }[];
	}>('Search');
	expect(search.totalCount).toBe(5);
	for (const { highlights } of search.edges)
		expect(highlights.flatMap((one) => one.parts).filter((one) => one.isMatch)[0]?.text).toBe('实验室');
	expect(similarClaims[0]?.claim.slug).toBe('invest');
	expect(similarClaims[0]?.because[1]).toEqual({ because: 'both state “14.3 billion”', speaksFor: true });
	const other = await run<{ similarClaims: { claim: { slug: string } }[] }>('Search', () => ({
		text: '实验室',
		claim: 'Meta put 13.4 billion dollars into Scale AI.',
	}));
	expect(other.similarClaims.map((one) => one.claim.slug)).not.toContain('invest');
});

it('Live tells a change with who caused it, then those of the claims that rest on it', async () => {
	const there = await newWorld();
	const feed = new Feed(there.database, {
		bell: () => ({ close: async () => {} }),
		onTrouble: (error) => {
			throw error;
		},
	});
	const live = new Live(there.office, feed);
	const tab = tabs.get('Live') as Tab;
	await there.story('meta-scale-ai');
	const stories = ['meta-scale-ai'];
	const stream = await subscribe({
		schema,
		document: parse(tab.query),
		variableValues: JSON.parse(tab.variables ?? '{}'),
		contextValue: { ...contextWith(there.office, () => readsOf(there.database, everything)), live },
	});
	if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
	const asked = Array.from({ length: 7 }, () => stream.next());
	await there.named('ann');
	await there.record('post');
	await there.claim('noise');
	await there.testimony('noise', 'post');
	await there.claim('deep', { stories });
	await there.claim('high', { stories });
	await there.testimony('deep', 'post');
	await there.testimony('high', 'post');
	await there.link('high', 'RESTS_ON', 'deep');
	await there.rebuttal('deep', 'ann', { words: 'no' });
	feed.ring();
	const changes: { event: string }[] = [];
	for (const one of asked) changes.push((await one).value?.data?.contestednessChanged as { event: string });
	expect(changes.map((one) => one.event)).toEqual([
		'CLAIM_RECORDED',
		'CLAIM_RECORDED',
		'TESTIMONY_RECORDED',
		'TESTIMONY_RECORDED',
		'CLAIM_LINKED',
		'REBUTTAL_RECORDED',
		'LINKED_CLAIM_CHANGED',
	]);
	expect(changes.slice(5)).toMatchObject([
		{
			claim: { slug: 'deep' },
			cause: { source: { label: 'ann' }, words: 'no' },
			causeClaim: null,
			before: { score: 0 },
		},
		{ claim: { slug: 'high' }, cause: { source: { label: 'ann' } }, causeClaim: { slug: 'deep' } },
	]);
	await stream.return(undefined);
	await feed.close();
	await there.close();
});

it('Readiness holds `quality` by rules that name what is missing, and Verdicts has one of two readers', async () => {
	const { claim } = await run<{ claim: { readiness: { ready: boolean; rules: { rule: string; met: boolean }[] } } }>(
		'Readiness',
	);
	expect(claim.readiness.ready).toBe(false);
	expect(claim.readiness.rules.filter((one) => !one.met).map((one) => one.rule)).toEqual([
		'INDEPENDENT_ORIGINS',
		'ACCUSATION_ON_RECORD',
		'RIGHT_OF_REPLY',
		'SECOND_READER',
	]);
	const { claim: judged } = await run<{ claim: object }>('Verdicts');
	expect(judged).toMatchObject({
		verdict: { rating: { label: 'Unproven' }, ofCurrentWording: true },
		contestedness: { level: 'CONTESTED' },
		verdicts: { nodes: [{ state: 'AGREED', author: 'First reader', decision: { by: 'Second reader' } }] },
	});
});

it('RightOfReply has nobody missing where all were asked, and what came of it', async () => {
	const answer = await run<object>('RightOfReply');
	expect(answer).toMatchObject({ claim: { missingReplies: [] }, openRequests: { totalCount: 0 } });
	const { claim } = await run<{ claim: { requests: { nodes: { party: { name: string }; outcome: string }[] } } }>(
		'RightOfReply',
	);
	expect(claim.requests.nodes.map((one) => [one.party.name, one.outcome])).toEqual([
		['Scale AI', 'ANSWERED_OFF_POINT'],
		['Surge', 'DECLINED'],
		['Mercor', 'DECLINED'],
	]);
});

it('WorkedCase has the one claim that is held, and seven that are published with the reasons why', async () => {
	interface Worked {
		slug: string;
		standing: string;
		readiness: { ready: boolean };
		missingReplies: { name: string }[];
		overrides: object[];
	}
	const { story } = await run<{ story: { claims: { totalCount: number; nodes: Worked[] } } }>('WorkedCase');
	expect(story.claims.totalCount).toBe(8);
	for (const { slug, standing, readiness, overrides } of story.claims.nodes)
		expect([slug, standing, readiness.ready, overrides.length]).toEqual(
			slug === 'quality' ? [slug, 'READY', false, 0] : [slug, 'PUBLISHED', true, 1],
		);
	const held = story.claims.nodes.find((one) => one.slug === 'quality');
	expect(held?.missingReplies).toEqual([{ name: 'Scale AI' }]);
});

it('PublishWithAReason is refused rule by rule without the reason, and keeps nothing', async () => {
	interface Answer {
		moveClaim: { saved: boolean; userErrors: { message: string }[] };
	}
	const { moveClaim } = await run<Answer>('PublishWithAReason');
	expect(moveClaim).toMatchObject({ saved: false, userErrors: [] });
	const { moveClaim: refused } = await run<Answer>('PublishWithAReason', ({ move }: { move: object }) => ({
		move: { ...move, override: null },
	}));
	expect(refused.userErrors).toHaveLength(4);
	expect(refused.userErrors[2]?.message).toContain('RIGHT_OF_REPLY');
	expect(await world.count('policy_override')).toBe(7);
});

it('SetUpWebhook is good as it stands and keeps nothing; what cannot be told is said', async () => {
	interface Answer {
		recordWebhook: { saved: boolean; secret: string | null; userErrors: { path: string[]; message: string }[] };
	}
	const { recordWebhook } = await run<Answer>('SetUpWebhook');
	expect(recordWebhook).toEqual({ saved: false, webhook: null, secret: null, userErrors: [] });
	const { recordWebhook: refused } = await run<Answer>('SetUpWebhook', ({ hook }: { hook: object }) => ({
		hook: { ...hook, url: 'https://10.0.0.5/hook', fragment: 'fragment Payload on WebhookEvent { nothing }' },
	}));
	expect(refused.userErrors.map((one) => one.path)).toEqual([['url'], ['fragment']]);
	expect(await world.count('webhook')).toBe(0);
});
