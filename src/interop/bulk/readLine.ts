import type { BulkClaim, BulkEntries, BulkEntry, BulkLine, BulkStatement, BulkType } from '../../core/bulk.js';
import { bearingKinds, claimKinds, type LinkKind, standings } from '../../core/claim.js';
import { interestKinds, partyKinds } from '../../core/party.js';
import { Problems } from '../../core/problems.js';
import type { UserError } from '../../core/result.js';
import { attributions, directnesses } from '../../core/source.js';
import {
	interestStandings,
	opposingStances,
	rebuttalKinds,
	responses,
	supportingStances,
} from '../../core/statement.js';
import { derivationKinds } from '../../core/story.js';
import { eitherOf, named } from '../ledger/words.js';
import { flag, listOf, maybe, oneOf, record, type Shape, text, wholeNumber } from './shapes.js';

const linkKinds: readonly LinkKind[] = ['RESTS_ON', 'OPPOSED_BY'];
const translation = record<{ language: string; text: string }>('a translation', { language: text, text });

const statement = record<BulkStatement>('a statement', {
	source: text,
	stance: maybe(oneOf([...supportingStances, ...opposingStances])),
	response: maybe(oneOf(responses)),
	key: maybe(text),
	target: maybe(text),
	kind: maybe(oneOf(rebuttalKinds)),
	document: maybe(text),
	repeats: maybe(text),
	words: maybe(text),
	wordsLanguage: maybe(text),
	quote: maybe(text),
	note: maybe(text),
	saidAt: maybe(text),
	retracted: maybe(
		record<NonNullable<BulkStatement['retracted']>>('a retraction', { reason: text, saidAt: maybe(text) }),
	),
	interest: maybe(
		record<NonNullable<BulkStatement['interest']>>('an interest judgement', {
			interest: maybe(oneOf(interestStandings)),
			reason: text,
		}),
	),
});

/** What the drafts of each type look like; the compiler points here when a draft gains a field. */
const drafts: { readonly [T in BulkType]: Shape<BulkEntries[T]> } = {
	story: record('a story', { slug: text, title: text, language: text }),
	document: record('a document', {
		slug: text,
		story: maybe(text),
		outlet: text,
		title: maybe(text),
		url: maybe(text),
		language: text,
		dateline: maybe(text),
		published: maybe(text),
		byline: maybe(text),
		note: maybe(text),
		derivedFrom: maybe(listOf(record('a derivation', { document: text, kind: oneOf(derivationKinds) }))),
	}),
	party: record('a party', {
		slug: text,
		kind: oneOf(partyKinds),
		name: text,
		names: maybe(listOf(translation)),
		shortName: maybe(text),
		outsideIds: maybe(listOf(record('an outside id', { scheme: text, id: text }))),
		note: maybe(text),
	}),
	interest: record('an interest', {
		party: text,
		kind: oneOf(interestKinds),
		inParty: text,
		since: maybe(text),
		until: maybe(text),
		note: maybe(text),
	}),
	source: record('a source', {
		slug: text,
		story: maybe(text),
		attribution: oneOf(attributions),
		directness: maybe(oneOf(directnesses)),
		parties: maybe(listOf(text)),
		headcount: maybe(record('a headcount', { least: wholeNumber, most: maybe(wholeNumber) })),
		described: maybe(text),
		document: maybe(text),
		mayOverlap: maybe(listOf(text)),
	}),
	claim: record<BulkClaim>('a claim', {
		slug: text,
		text,
		language: text,
		translations: maybe(listOf(translation)),
		kind: maybe(oneOf(claimKinds)),
		implied: maybe(flag),
		standing: maybe(oneOf(standings)),
		about: maybe(listOf(record('a bearing', { party: text, news: maybe(oneOf(bearingKinds)) }))),
		topics: maybe(listOf(text)),
		stories: maybe(listOf(text)),
		saidAt: maybe(text),
		statements: maybe(listOf(statement)),
	}),
	link: record('a link', { claim: text, kind: oneOf(linkKinds), linkedClaim: text }),
};
const isType = (type: unknown): type is BulkType => typeof type === 'string' && Object.hasOwn(drafts, type);

/** Reads one line of a bulk file: one JSON object, with a `type` and the fields of what it names. */
export const readLine = (given: string, line: number): BulkLine => ({ line, given, read: read(given) });

function read(given: string): BulkEntry | readonly UserError[] {
	let value: unknown;
	try {
		value = JSON.parse(given);
	} catch {
		return refused('this line is no JSON; give one object, whole, on one line');
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value) || !('type' in value))
		return refused(`a line is an object with a \`type\`: ${eitherOf(Object.keys(drafts))}`, ['type']);
	const { type, ...draft } = value;
	if (!isType(type)) {
		const wrong = typeof type === 'string' ? `there is no type ${named(type)}` : 'type must be a text';
		return refused(`${wrong}; give ${eitherOf(Object.keys(drafts))}`, ['type']);
	}
	const entry = entryFrom(type, draft);
	if (entry) return entry;
	const problems = new Problems();
	drafts[type](draft, { problems, path: [] });
	return problems.errors;
}

function entryFrom(type: BulkType, draft: unknown): BulkEntry | null {
	switch (type) {
		case 'story':
			return drafts.story(draft) ? { type, draft } : null;
		case 'document':
			return drafts.document(draft) ? { type, draft } : null;
		case 'party':
			return drafts.party(draft) ? { type, draft } : null;
		case 'interest':
			return drafts.interest(draft) ? { type, draft } : null;
		case 'source':
			return drafts.source(draft) ? { type, draft } : null;
		case 'claim':
			return drafts.claim(draft) ? { type, draft } : null;
		case 'link':
			return drafts.link(draft) ? { type, draft } : null;
	}
}

const refused = (message: string, path: readonly string[] = []): readonly UserError[] => [
	{ code: 'INVALID', path, message },
];
