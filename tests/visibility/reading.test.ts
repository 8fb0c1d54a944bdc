import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import { type Actor, publicActor, roles, systemActor, viewerOf } from '../../src/core/permissions.js';
import { contextWith } from '../../src/graph/context.js';
import { makeSchema } from '../../src/graph/schema.js';
import { subgraphOf } from '../../src/graph/subgraph.js';
import { readsOf } from '../../src/store/reads.js';
import type { Session } from '../../src/store/sql.js';
import type { World } from '../_world.js';
import { type Question, questionsOf } from './_questions.js';
import { actorAt, entangle, otherDesk, publish, type Things, thingsOf, twoDesks, wholeCase } from './_record.js';

/** Who asks, and which words they may meet: of what is published, of drafts and notes of a desk, and of what it has not published. */
const askers: readonly { readonly name: string; readonly actor: Actor; readonly desks: string }[] = [
	{ name: 'the public', actor: publicActor, desks: '' },
	...roles.map((role) => ({ name: `${role} here`, actor: actorAt(foundingDeskId, role), desks: 'a' })),
	{ name: 'OWNER there', actor: actorAt(otherDesk, 'OWNER'), desks: 'b' },
	{ name: 'the system', actor: systemActor, desks: 'ab' },
];

let schema: GraphQLSchema;
let world: World;
let questions: readonly Question[];
/** The answers before anything unpublished was on record, and after. */
const before = new Map<string, readonly string[]>();
const after = new Map<string, readonly string[]>();

/** Asks with a clock that stands still, so that the same record gives the same answer. */
async function answer(actor: Actor, document: string): Promise<string> {
	const office = { ...world.office, actor, now: () => '2027-01-01T00:00:00.000Z' };
	const contextValue = contextWith(office, () => readsOf(world.database, viewerOf(actor)));
	return JSON.stringify(await execute({ schema, document: parse(document, { noLocation: true }), contextValue }));
}

/** The answers to all questions, or to one of so many; '' to the others. */
async function answers(actor: Actor, oneOf = 1): Promise<string[]> {
	const all: string[] = [];
	for (const [at, { document }] of questions.entries()) all.push(at % oneOf === 0 ? await answer(actor, document) : '');
	return all;
}

/** Those who see the same as readers of their desk: asked some of it, since it is the same condition. */
const seesAsReader = (name: string) => name.endsWith(' here') && name !== 'READER here';

const idsIn = async (session: Session, from: string): Promise<string[]> =>
	(await session.query<{ id: string }>(`SELECT id FROM ${from}`)).map((one) => one.id);

const names = ['opena', 'openb', 'hiddena', 'hiddenb'];

beforeAll(async () => {
	schema = subgraphOf(await makeSchema());
	const { world: made, here, there } = await twoDesks();
	world = made;
	await wholeCase(here, 'opena');
	await wholeCase(there, 'openb');
	await publish(world, 'opena');
	await publish(world, 'openb');
	const known = await thingsOf(world, names);
	const hidden = (kind: string) => [`hiddena-${kind}`, `hiddenb-${kind}`];
	const things: Things = {
		...known,
		slugs: {
			claim: [...known.slugs.claim, ...hidden('claim'), ...hidden('too')],
			document: [...known.slugs.document, ...hidden('paper'), ...hidden('copy')],
			party: [...known.slugs.party, ...hidden('firm')],
			source: [...known.slugs.source, ...hidden('herself'), ...hidden('others')],
			story: [...known.slugs.story, ...hidden('story')],
		},
	};
	questions = questionsOf(schema, things);
	for (const { name, actor } of askers.filter((one) => one.desks === '' || one.desks === 'b'))
		before.set(name, await answers(actor));
	await wholeCase(here, 'hiddena');
	await entangle(here, 'hiddena', 'opena');
	await entangle(here, 'hiddenaa', 'openb');
	for (const name of ['the public', 'OWNER there']) {
		const { actor } = askers.find((one) => one.name === name) as (typeof askers)[number];
		after.set(name, await answers(actor));
	}
	await wholeCase(there, 'hiddenb');
	await entangle(there, 'hiddenb', 'opena');
	for (const { name, actor } of askers) after.set(`${name} at last`, await answers(actor, seesAsReader(name) ? 7 : 1));
}, 600_000);
afterAll(() => world.close());

/** The questions whose answers differ, with the first place where they do. */
const differences = (one: readonly string[] = [], other: readonly string[] = []) =>
	questions.flatMap(({ name }, at) => {
		const [first = '', second = ''] = [one[at], other[at]];
		if (first === second || first === '' || second === '') return [];
		const from = [...first].findIndex((letter, place) => letter !== second[place]);
		return [`${name.slice(0, 200)}: ${first.slice(from - 80, from + 80)} | ${second.slice(from - 80, from + 80)}`];
	});

/** What they may do to what they see is for each their own. */
const withoutPermissions = (answer: string) =>
	answer.replaceAll(/"(\w+_)?permissions":\[[^\]]*\]/g, '"permissions":[]');

const finding = (all: readonly string[] = [], pattern: RegExp) =>
	questions.flatMap(({ name }, at): string[] => {
		const found = pattern.exec(all[at] ?? '');
		return found
			? [`${name.slice(0, 200)}: ${(all[at] ?? '').slice(Math.max(0, found.index - 120), found.index + 60)}`]
			: [];
	});

/** An answer without what was asked for by name, which an error repeats. */
const withoutQuotes = (all: readonly string[] = []) => all.map((one) => one.replaceAll(/there is no \w+ `[^`]*`/g, ''));

describe('what is not seen is not there', () => {
	it('is asked in all ways that there are', () => {
		// The longest are of the same fields as others, and take long to look through.
		for (const { document } of questions)
			if (document.length < 20_000) expect(validate(schema, parse(document))).toEqual([]);
		const asked = new Set(questions.map((one) => one.name.split(' ')[0]));
		expect([...asked].sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
		expect(questions.length).toBeGreaterThan(200);
	});

	it('no answer tells of a failure on our side', () => {
		for (const [name, all] of after) {
			const failed = all.flatMap((one) => {
				const { errors = [] } = JSON.parse(one || '{}') as { errors?: { message: string }[] };
				return errors
					.map((each) => each.message)
					.filter((message) => !/there is no|no longer in the list/.test(message));
			});
			expect([...new Set(failed)].slice(0, 3), name).toEqual([]);
		}
	});

	it('the answers to the public are the same, letter by letter, whatever else is on record', () => {
		expect(differences(before.get('the public'), after.get('the public'))).toEqual([]);
		expect(differences(before.get('the public'), after.get('the public at last'))).toEqual([]);
	});

	it('the answers to another desk are the same, whatever this one has not published', () => {
		expect(differences(before.get('OWNER there'), after.get('OWNER there'))).toEqual([]);
	});

	it('all who sit at a desk see the same', () => {
		// What was done at a desk is for those who answer for it.
		const seen = (name: string) =>
			after
				.get(name)
				?.map((one, at) => (/^auditEntries/.test(questions[at]?.name ?? '') ? '' : withoutPermissions(one)));
		for (const role of roles)
			expect(differences(seen('READER here at last'), seen(`${role} here at last`))).toEqual([]);
	});

	it.each(askers)('$name meets no word of what they may not see, and all of what they may', ({ name, desks }) => {
		const all = withoutQuotes(after.get(`${name} at last`));
		for (const desk of ['a', 'b']) {
			const sees = desks.includes(desk);
			for (const word of [`hidden${desk}`, `noteopen${desk}`, `draftopen${desk}`]) {
				const found = finding(all, new RegExp(word));
				if (sees) expect(seesAsReader(name) || found.length > 0, word).toBe(true);
				else expect(found, word).toEqual([]);
			}
			expect(finding(all, new RegExp(`open${desk}`)).length).toBeGreaterThan(0);
		}
	});

	it('the public is not told what was recorded when, but for the day', () => {
		expect(finding(after.get('the public at last'), /T05:0/)).toEqual([]);
		expect(finding(after.get('READER here at last'), /T05:0/).length).toBeGreaterThan(0);
	});

	it('an id of what is not seen is the id of nothing', async () => {
		const hidden = await world.database.read(async (session) => {
			const ids: string[] = [];
			for (const table of ['story', 'document', 'party', 'source', 'claim'])
				ids.push(...(await idsIn(session, `${table} WHERE public_since IS NULL`)));
			const under = 'WHERE claim_id IN (SELECT id FROM claim WHERE public_since IS NULL)';
			for (const table of ['statement', 'claim_link']) ids.push(...(await idsIn(session, `${table} ${under}`)));
			const ends = 'SELECT id FROM party WHERE public_since IS NULL';
			ids.push(...(await idsIn(session, `interest WHERE party_id IN (${ends}) OR in_party_id IN (${ends})`)));
			return ids;
		});
		expect(hidden.length).toBeGreaterThan(60);
		for (const id of hidden) {
			const never = `${id.slice(0, 4)}${'z'.repeat(id.length - 4)}`;
			const cursor = (one: string) => btoa(JSON.stringify(['search', one])).replaceAll('=', '');
			const ask = async (one: string) => {
				const asked = `{ node(id: "${one}") { id } nodes(ids: ["${one}"]) { id }
					${['claim', 'party', 'document', 'story'].map((kind) => `${kind}(by: { id: "${one}" }) { id }`).join(' ')}
					source(id: "${one}") { id } claims(filter: { party: "${one}" }) { totalCount }
					search(text: "opena", after: "${cursor(one)}") { totalCount } }`;
				return (await answer(publicActor, asked)).replaceAll(one, 'it').replaceAll(cursor(one), 'there');
			};
			expect(await ask(id)).toBe(await ask(never));
		}
	});
});
