import type { Agent, Appearance, ClaimReview, PlacedReview, RawRating } from '../../core/claimReview.js';
import { answersOfSearch } from './factCheckTools.js';
import { jsonIn } from './jsonIn.js';
import {
	agentAt,
	isNode,
	isOf,
	languageIn,
	momentIn,
	type Node,
	textIn,
	textOf,
	valuesOf,
	webAddress,
} from './terms.js';

/** What could not be read, and where. */
interface ReadingProblem {
	readonly place: string;
	readonly message: string;
}

export interface ReadReviews {
	readonly reviews: readonly PlacedReview[];
	readonly problems: readonly ReadingProblem[];
}

/** The longest text that is read, in UTF-16 units. */
const longestReviews = 64_000_000;
const deepest = 64;

/**
 * The reviews in a text: an HTML page with JSON-LD, JSON-LD by itself (a node, a list, a graph), a DataFeed such as those of Data
 * Commons, or what Google's Fact Check Tools answer to `claims:search`. Contexts are not looked at and nothing is
 * fetched: the names of schema.org are read as they stand. What cannot be read is told, the rest is read.
 */
export function readClaimReviews(text: string): ReadReviews {
	const problems: ReadingProblem[] = [];
	if (text.length > longestReviews) {
		const message = `is longer than ${longestReviews} characters; split it`;
		return { reviews: [], problems: [{ place: 'the file', message }] };
	}
	const reviews: PlacedReview[] = [];
	const take = (place: string, read: ClaimReview | string) => {
		if (typeof read === 'string') problems.push({ place, message: read });
		else reviews.push({ place, review: read });
	};
	for (const found of jsonIn(text)) {
		if ('problem' in found) {
			problems.push({ place: found.place, message: found.problem });
			continue;
		}
		const answers = answersOfSearch(found.value);
		if (answers) {
			for (const { place, review } of answers) take(place, review);
			continue;
		}
		const { nodes, byId, isTooDeep } = gathered(found.value);
		if (isTooDeep) problems.push({ place: found.place, message: `is nested deeper than ${deepest} levels` });
		for (const [at, node] of nodes.entries()) take(`${found.place}, review ${at + 1}`, reviewOf(node, byId));
	}
	return { reviews, problems };
}

type ById = ReadonlyMap<string, Node>;

/** All reviews below a value in their order, and what has an `@id`. */
function gathered(value: unknown): { nodes: readonly Node[]; byId: ById; isTooDeep: boolean } {
	const nodes: Node[] = [];
	const byId = new Map<string, Node>();
	let isTooDeep = false;
	const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value: one, depth } = next;
		if (typeof one !== 'object' || one === null) continue;
		if (depth > deepest) {
			isTooDeep = true;
			continue;
		}
		if (isNode(one)) {
			if (isOf(one, 'ClaimReview')) nodes.push(one);
			const id = Object.hasOwn(one, '@id') ? one['@id'] : null;
			// A node that only points to another has nothing but its id.
			if (typeof id === 'string' && Object.keys(one).length > 1 && !byId.has(id)) byId.set(id, one);
		}
		const below: unknown[] = Array.isArray(one) ? one : Object.values(one);
		for (let at = below.length - 1; at >= 0; at--) waiting.push({ value: below[at], depth: depth + 1 });
	}
	return { nodes, byId, isTooDeep };
}

/** The nodes that a property leads to, references followed. */
const nodesOf = (node: Node, property: string, byId: ById): Node[] =>
	valuesOf(node, property).flatMap((value) => {
		if (!isNode(value)) return [];
		const id = value['@id'];
		return [typeof id === 'string' && Object.keys(value).length === 1 ? (byId.get(id) ?? value) : value];
	});

function reviewOf(node: Node, byId: ById): ClaimReview | string {
	const [item] = nodesOf(node, 'itemReviewed', byId);
	const text = textIn(node, 'claimReviewed') ?? (item ? textIn(item, 'text', 'name', 'description') : null);
	if (text === null) return 'does not say which claim it is of (claimReviewed)';
	const url = textIn(node, 'url', 'mainEntityOfPage') ?? webAddress(node['@id']);
	if (url === null) return 'has no address (url), by which it would be known again';
	const reviewer = agentsOf(node, 'author', byId)[0] ?? agentsOf(node, 'publisher', byId)[0] ?? agentAt(url);
	if (!reviewer) return 'does not say who reviewed (author)';
	const [rating] = nodesOf(node, 'reviewRating', byId);
	const [first] = appearancesOf(item, 'firstAppearance', byId);
	return {
		url,
		title: textIn(node, 'name', 'headline'),
		language: languageIn(node, 'inLanguage'),
		reviewer,
		published: momentIn(node, 'datePublished', 'dateCreated'),
		rating: rating ? ratingOf(rating) : unrated,
		explanation: textIn(node, 'reviewBody', 'description'),
		claim: {
			text,
			language: item ? languageIn(item, 'inLanguage') : null,
			claimed: item ? momentIn(item, 'datePublished', 'dateCreated') : null,
			claimants: item ? agentsOf(item, 'author', byId) : [],
			appearances: appearancesOf(item, 'appearance', byId),
			firstAppearance: first ?? null,
		},
	};
}

const unrated: RawRating = { label: null, value: null, best: null, worst: null };

const ratingOf = (rating: Node): RawRating => ({
	label: textIn(rating, 'alternateName', 'name'),
	value: textIn(rating, 'ratingValue'),
	best: textIn(rating, 'bestRating'),
	worst: textIn(rating, 'worstRating'),
});

/** Who stands at a property: nodes, or names. */
const agentsOf = (node: Node, property: string, byId: ById): Agent[] =>
	valuesOf(node, property).flatMap((value): Agent[] => {
		if (!isNode(value)) {
			const name = textOf(value);
			return name === null || webAddress(name) !== null ? [] : [{ kind: 'ORGANIZATION', name, url: null }];
		}
		const [agent = value] = nodesOf({ [property]: value }, property, byId);
		const name = textIn(agent, 'name', 'legalName');
		const url = webAddress(textIn(agent, 'url', 'sameAs'));
		if (name !== null) return [{ kind: isOf(agent, 'Person') ? 'PERSON' : 'ORGANIZATION', name, url }];
		const named = url === null ? null : agentAt(url);
		return named ? [{ ...named, url }] : [];
	});

const appearancesOf = (item: Node | undefined, property: string, byId: ById): Appearance[] =>
	(item ? valuesOf(item, property) : []).flatMap((value): Appearance[] => {
		const bare = { title: null, publisher: null, published: null, language: null };
		if (!isNode(value)) {
			const url = webAddress(textOf(value));
			return url === null ? [] : [{ ...bare, url }];
		}
		const [work = value] = nodesOf({ [property]: value }, property, byId);
		const found = {
			url: webAddress(textIn(work, 'url')) ?? webAddress(work['@id']),
			title: textIn(work, 'name', 'headline'),
			publisher: agentsOf(work, 'publisher', byId)[0]?.name ?? null,
			published: momentIn(work, 'datePublished'),
			language: languageIn(work, 'inLanguage'),
		};
		return Object.values(found).every((one) => one === null) ? [] : [found];
	});
