// A made-up bulk file of so many claims with ten statements each, the same for the same number and seed.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Chance that is the same each time (xorshift). */
function chanceFrom(seed) {
	let state = seed;
	return (below) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % below;
	};
}
const pick = (chance, list) => list[chance(list.length)];

function* linesOf(claims, seed) {
	const chance = chanceFrom(seed);
	const sources = Math.max(200, Math.floor(claims / 10));
	const documents = Math.max(200, Math.floor(claims / 5));
	const parties = Math.floor(sources / 2);
	yield { type: 'story', slug: 'made-up', title: 'A made-up story', language: 'en' };
	for (let n = 1; n <= documents; n++)
		yield {
			type: 'document',
			slug: `document-${n}`,
			outlet: `Outlet ${n % 97}`,
			language: 'en',
			published: `2025-0${1 + (n % 9)}`,
			...(n % 10 === 0 ? { derivedFrom: [{ document: `document-${1 + chance(n - 1)}`, kind: 'REPUBLISHES' }] } : {}),
		};
	for (let n = 1; n <= parties; n++)
		yield { type: 'party', slug: `party-${n}`, kind: n % 3 === 0 ? 'ORGANIZATION' : 'PERSON', name: `Party ${n}` };
	for (let n = 1; n <= parties; n++)
		yield {
			type: 'interest',
			// Never one of the last, in which they have it.
			party: `party-${1 + chance(parties - 8)}`,
			kind: ['COMPETES_WITH', 'LEADS', 'INVESTED_IN', 'PART_OF'][n % 4],
			inParty: `party-${parties}`.replace(/\d+$/, (last) => String(Math.max(1, Number(last) - (n % 7)))),
			...(n % 5 === 0 ? { since: '2024' } : {}),
		};
	for (let n = 1; n <= sources; n++) {
		const r = chance(100);
		const attribution =
			r < 45
				? 'ON_RECORD'
				: r < 60
					? 'SPOKESPERSON'
					: r < 80
						? 'ANONYMOUS'
						: r < 88
							? 'RECORD'
							: r < 94
								? 'NEWSROOM'
								: 'PUBLICATION';
		yield {
			type: 'source',
			slug: `source-${n}`,
			attribution,
			...(attribution === 'ON_RECORD' || attribution === 'SPOKESPERSON'
				? { parties: [`party-${1 + (n % parties)}`] }
				: {}),
			...(attribution === 'ON_RECORD' ? { directness: pick(chance, ['FIRST_HAND', 'SECOND_HAND', 'UNKNOWN']) } : {}),
			...(attribution === 'ANONYMOUS' ? { headcount: { least: 1 + (n % 5) } } : {}),
			...(attribution === 'NEWSROOM' || attribution === 'PUBLICATION'
				? { document: `document-${1 + chance(documents)}` }
				: {}),
		};
	}
	for (let n = 1; n <= claims; n++)
		yield {
			type: 'claim',
			slug: `claim-${n}`,
			text: `That the minister had been told in writing before the bridge was opened to traffic, claim ${n}.`,
			language: 'en',
			standing: 'CHECKING',
			about: [{ party: `party-${1 + chance(parties)}`, news: n % 3 === 0 ? 'FAVOURABLE' : 'UNFAVOURABLE' }],
			statements: Array.from({ length: 10 }, (_, k) => statement(chance, { n, k, sources, documents })),
		};
	for (let n = 100; n <= claims; n += 100)
		yield { type: 'link', claim: `claim-${n}`, kind: 'RESTS_ON', linkedClaim: `claim-${n - 1}` };
}

function statement(chance, { n, k, sources, documents }) {
	return {
		key: `s${k}`,
		source: `source-${1 + chance(sources)}`,
		stance: k === 9 ? (n % 4 === 0 ? 'DENIES_IN_PART' : 'DENIES') : k === 3 ? 'CONFIRMS' : 'ASSERTS',
		...(k === 9 && n % 2 === 1 ? { target: `s${chance(9)}` } : {}),
		...(chance(10) < 4 ? { document: `document-${1 + chance(documents)}` } : {}),
		words: `Two people who were in the room say that it was so, and that nobody had asked them about it before (${n}/${k}).`,
		wordsLanguage: 'en',
		...(k % 2 === 0 ? { saidAt: '2025-06-14T08:00:00Z' } : {}),
		...(k === 1 && n % 10 === 0 ? { retracted: { reason: 'It was wrong.' } } : {}),
		...(k === 2 && n % 200 === 0 ? { interest: { interest: 'SERVES', reason: 'We looked into it.' } } : {}),
	};
}

/** Writes the file; answers how many lines and bytes it has. */
export async function writeBulkFile(path, claims, seed = 20260101) {
	const out = createWriteStream(path);
	let lines = 0;
	let bytes = 0;
	let text = '';
	for (const line of linesOf(claims, seed)) {
		text += `${JSON.stringify(line)}\n`;
		lines++;
		if (text.length < 1_000_000) continue;
		bytes += text.length;
		if (!out.write(text)) await once(out, 'drain');
		text = '';
	}
	bytes += text.length;
	out.end(text);
	await once(out, 'finish');
	return { lines, bytes };
}
