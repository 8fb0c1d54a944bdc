import { foundingDeskId } from '../../src/core/desk.js';
import type { Actor, Role } from '../../src/core/permissions.js';
import { publishCase } from '../../src/store/publishing.js';
import { DeskRow, SeatRow, UserRow } from '../../src/store/rows/desk.js';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { must, newWorld, type World } from '../_world.js';
import type { Target } from './_mutations.js';

/** The desk beside the founding one. */
export const otherDesk = 'dsk_000000000000000b';

/** What can be named in a question. */
export interface Things {
	readonly slugs: Readonly<Record<'claim' | 'document' | 'party' | 'source' | 'story', string[]>>;
	readonly ids: string[];
	readonly words: readonly string[];
	/** Around the time at which things were recorded. */
	readonly moments: readonly string[];
}

const [workerId, askerId] = ['usr_00000000000000wk', 'usr_00000000000000as'];

export const actorAt = (deskId: string, role: Role, id = askerId): Actor => ({
	kind: 'USER',
	id,
	userId: id,
	name: `${role} there`,
	seats: [{ deskId, role }],
});

/** A record of two desks: each has something published. */
export async function twoDesks(): Promise<{ world: World; here: World; there: World }> {
	const world = await newWorld({ startsAt: '2026-03-04T05:06:07.000Z' });
	const recordedAt = '2026-03-04T00:00:00.000Z';
	await world.database.write(async (tx) => {
		await tx.insert(DeskRow, { id: otherDesk, slug: 'other', name: 'Other desk', recordedAt });
		for (const id of [workerId, askerId]) {
			await tx.insert(UserRow, { id, name: `user ${id}`, email: null, recordedAt, endedAt: null });
			for (const deskId of [foundingDeskId, otherDesk])
				await tx.insert(SeatRow, { userId: id, deskId, role: 'OWNER', recordedAt, endedAt: null });
		}
	});
	return {
		world,
		here: world.as(actorAt(foundingDeskId, 'OWNER', workerId)),
		there: world.as(actorAt(otherDesk, 'OWNER', workerId)),
	};
}

/** Records a whole case under a name; all its texts hold the name, and the notes another word. Answers the ids that are under the claim. */
export async function wholeCase(desk: World, name: string): Promise<Target> {
	const note = `note${name}`;
	await desk.story(`${name}-story`, { title: `Story of ${name}` });
	await desk.party(`${name}-firm`, {
		name: `${name} firm`,
		kind: 'ORGANIZATION',
		note,
		outsideIds: [{ scheme: 'wikidata', id: `Q${name}` }],
	});
	await desk.party(`${name}-ann`, {
		name: `Ann ${name}`,
		names: [{ language: 'zh', text: `安${name}` }],
		shortName: `${name}s`,
		note,
	});
	await desk.interest(`${name}-ann`, 'LEADS', `${name}-firm`, { note, since: '2020' });
	await desk.document(`${name}-wire`, { outlet: `${name} wire`, title: `Wire of ${name}`, note });
	await desk.document(`${name}-paper`, {
		outlet: `${name} paper`,
		title: `Paper of ${name}`,
		url: `https://example.org/${name}`,
		note,
		published: '2025-06-01',
		derivedFrom: [{ document: `${name}-wire`, kind: 'REPUBLISHES' }],
	});
	await desk.source(`${name}-herself`, {
		parties: [`${name}-ann`],
		directness: 'FIRST_HAND',
		described: `head of ${name}`,
	});
	await desk.unnamed(`${name}-two`, 2, { document: `${name}-paper`, described: `people of ${name}` });
	await desk.unnamed(`${name}-three`, 3, { mayOverlap: [`${name}-two`], described: `others of ${name}` });
	await desk.claim(`${name}-ground`, { text: `The ground of ${name} holds.` });
	const claim = await desk.claim(`${name}-claim`, {
		text: `The draft of ${name} was draft${name}.`,
		about: [{ party: `${name}-firm`, news: 'UNFAVOURABLE' }],
		stories: [`${name}-story`],
		topics: [`topic-${name}`],
	});
	must(
		await reviseClaim(desk.office, {
			claim: claim.id,
			text: `The firm of ${name} lost 14 million dollars.`,
			translations: [{ language: 'zh', text: `${name}公司亏损` }],
			reason: `worded as ${name} has it`,
		}),
	);
	const said = { words: `It lost it, says ${name}.`, quote: `lost by ${name}`, note };
	await desk.testimony(`${name}-ground`, `${name}-two`, said);
	const testimony = await desk.testimony(claim.id, `${name}-two`, { ...said, saidAt: '2025-06-02' });
	await desk.testimony(claim.id, `${name}-three`, { ...said, repeats: `${name}-paper` });
	const rebuttal = await desk.rebuttal(claim.id, `${name}-herself`, said);
	must(await recordRebuttal(desk.office, { target: rebuttal.id, source: `${name}-two`, ...said }));
	const slip = await desk.rebuttal(claim.id, `${name}-herself`, said);
	await desk.retract(slip.id, `a slip of ${name}`);
	await desk.silence(claim.id, `${name}-herself`);
	await desk.judge(testimony.id, 'SERVES', `judged for ${name}`);
	const link = await desk.link(claim.id, 'RESTS_ON', `${name}-ground`);
	const recorded = async (mutation: string, input: string, of: string): Promise<string> => {
		const asked = `mutation { made: ${mutation}(input: { ${input} }) { userErrors { message } ${of} { id } } }`;
		const { data, errors } = await desk.ask<{ made: Record<string, { id: string } | null> }>(asked);
		const id = data?.made[of]?.id;
		if (!id) throw new Error(JSON.stringify(errors ?? data));
		return id;
	};
	return {
		name,
		claim: claim.id,
		statement: testimony.id,
		link: link.id,
		user: workerId,
		comment: await recorded('commentOn', `subject: "${claim.id}", text: "Well, ${note}."`, 'comment'),
		assignment: await recorded(
			'assignClaim',
			`claim: "${claim.id}", user: "${workerId}", role: CHECKER, dueAt: "2027-05-05"`,
			'assignment',
		),
		verdict: await recorded(
			'issueVerdict',
			`claim: "${claim.id}", rating: "true", explanation: "It is so, says ${note}.", language: "en"`,
			'verdict',
		),
		request: await recorded(
			'requestComment',
			`claim: "${claim.id}", party: "${name}-firm", question: "What does ${note} say?", channel: EMAIL, deadline: "2027-05-05"`,
			'request',
		),
	};
}

/** Publishes the case of a name: its claims, the one that is rested on first. */
export async function publish(world: World, name: string, claims = ['ground', 'claim']): Promise<void> {
	for (const one of claims) {
		const id = (await world.find('claim', `${name}-${one}`)) ?? '';
		await world.database.write(async (tx) => {
			await tx.query("UPDATE claim SET standing = 'PUBLISHED' WHERE id = ?", [id]);
			await publishCase(tx, id, world.office.now());
		});
	}
}

/** Entangles what is not published with what is: wherever a list or count of the public's might lead to it. */
export async function entangle(desk: World, hidden: string, open: string): Promise<void> {
	await desk.source(`${hidden}-her-too`, {
		parties: [`${open}-ann`],
		described: `her, for ${hidden}`,
		document: `${open}-paper`,
	});
	await desk.unnamed(`${hidden}-others`, 4, { mayOverlap: [`${open}-two`], described: `more of ${hidden}` });
	await desk.document(`${hidden}-copy`, {
		outlet: `${hidden} copy`,
		derivedFrom: [{ document: `${open}-paper`, kind: 'CITES' }],
	});
	await desk.claim(`${hidden}-too`, {
		text: `The firm of ${open} lost 14 million dollars to ${hidden}.`,
		about: [{ party: `${open}-firm`, news: 'UNFAVOURABLE' }],
		stories: [`${open}-story`],
		topics: [`topic-${open}`],
	});
	for (const source of [`${open}-two`, `${hidden}-others`, `${hidden}-her-too`])
		await desk.testimony(`${hidden}-too`, source, { words: `So they say of ${hidden}.`, note: `note${hidden}` });
	await desk.rebuttal(`${hidden}-too`, `${open}-herself`, { words: `Not so, ${hidden}.` });
	await desk.silence(`${hidden}-too`, `${open}-herself`);
	await desk.link(`${hidden}-too`, 'RESTS_ON', `${open}-claim`);
	if (await desk.find('party', `${hidden}-firm`)) {
		await desk.interest(`${hidden}-firm`, 'INVESTED_IN', `${open}-firm`, { note: `note${hidden}` });
		await desk.interest(`${hidden}-ann`, 'FOUNDED', `${open}-firm`);
	}
}

/** Everything that there is under some names, to be named in questions: by slug, and where the record has it by id. */
export async function thingsOf(world: World, names: readonly string[]): Promise<Things> {
	const tables = ['claim', 'document', 'party', 'source', 'story'] as const;
	const slugs: Things['slugs'] = { claim: [], document: [], party: [], source: [], story: [] };
	const ids: string[] = [];
	await world.database.read(async (session) => {
		for (const table of tables)
			for (const { id, slug } of await session.query<{ id: string; slug: string }>(
				`SELECT id, slug FROM ${table} ORDER BY slug`,
			))
				if (names.some((name) => slug.startsWith(`${name}-`))) {
					slugs[table].push(slug);
					ids.push(id);
				}
		for (const table of ['statement', 'interest', 'claim_link'])
			for (const { id } of await session.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`)) ids.push(id);
	});
	return {
		slugs,
		ids,
		words: names.flatMap((name) => [
			`${name}`,
			`note${name}`,
			`draft${name}`,
			`The firm of ${name} lost 14 million dollars.`,
		]),
		moments: ['2026-03-04', '2026-03-04T05:06:07.050Z', '2026-03-05'],
	};
}
