// What each server is asked, as a page of a fact-check desk would ask it, and on what data.
import { cursorOf, keyOf } from '../../dist/src/core/page.js';

const listName = 'claims by CONTESTEDNESS';

const claimPage = `query ClaimPage($slug: String!) {
	claim(by: { slug: $slug }) {
		id slug text language kind standing recordedAt
		contestedness { score level support opposition lean method computedAt }
		about { news party { slug name } }
		sources(first: 50) { nodes { ...Source } }
		testimony(first: 50) { nodes { ...Said stance rebuttals { nodes { ...Said kind stance } } } }
		rebuttals(first: 50) { nodes { ...Said kind stance rebuttals { nodes { ...Said kind stance } } } }
		silences { nodes { ...Said response } }
		restsOn { kind linkedClaim { slug text contestedness { score level } } }
	}
}
fragment Said on Statement { id words saidAt recordedAt source { ...Source } retraction { reason } }
fragment Source on Source { id slug attribution directness parties { slug name } document { outlet title } }`;

const claimList = `query MostContested($level: ContestednessLevel!, $after: String) {
	claims(filter: { level: [$level] }, orderBy: { field: CONTESTEDNESS }, first: 50, after: $after) {
		nodes { id slug text kind standing recordedAt contestedness { score level support opposition lean } }
		pageInfo { hasNextPage endCursor }
	}
}`;

const rebuttal = `mutation Rebut($input: RecordRebuttalInput!) {
	recordRebuttal(input: $input) {
		saved
		userErrors { code path message }
		rebuttal { id kind stance words saidAt source { slug } }
		effects { claim { slug } before { score } after { score level support opposition lean } }
	}
}`;

const claimSearch = `query Search($text: String!) {
	search(text: $text, kinds: [CLAIM], first: 20) {
		nodes { ... on Claim { slug text contestedness { score level } } }
		pageInfo { hasNextPage }
	}
}`;

/** The same reads of tables as PostGraphile names them; a claim's sources it lists only with their statements, and it does not write. */
const tables = {
	claim: `query ClaimPage($slug: String!) {
	claim: claimBySlug(slug: $slug) {
		id slug text language kind standing recordedAt score level support opposition lean method computedAt: scoredAt
		about: claimBearingsByClaimIdList(orderBy: PLACE_ASC) { news party: partyByPartyId { slug name } }
		testimony: statementsByClaimIdList(condition: { role: "TESTIMONY" }, orderBy: [RECORDED_AT_ASC, ID_ASC]) { ...Said stance rebuttals: statementsByTargetIdList(orderBy: [RECORDED_AT_ASC, ID_ASC]) { ...Said kind stance } }
		rebuttals: statementsByClaimIdList(condition: { role: "REBUTTAL", targetId: null }, orderBy: [RECORDED_AT_ASC, ID_ASC]) { ...Said kind stance rebuttals: statementsByTargetIdList(orderBy: [RECORDED_AT_ASC, ID_ASC]) { ...Said kind stance } }
		silences: statementsByClaimIdList(condition: { role: "SILENCE" }, orderBy: [RECORDED_AT_ASC, ID_ASC]) { ...Said response }
		restsOn: claimLinksByClaimIdList(condition: { kind: "RESTS_ON", endedAt: null }) { kind linkedClaim: claimByLinkedClaimId { slug text score level } }
	}
}
fragment Said on Statement { id words saidAt recordedAt source: sourceBySourceId { ...Source } retraction: retractionByStatementId { reason } }
fragment Source on Source { id slug attribution directness parties: sourcePartiesBySourceIdList(orderBy: PLACE_ASC) { partyByPartyId { slug name } } document: documentByDocumentId { outlet title } }`,
	list: `query MostContested($level: String!, $score: Float!, $id: String!) {
	claims: contestedClaims(level: $level, belowScore: $score, belowId: $id, first: 50) {
		nodes { id slug text kind standing recordedAt score level support opposition lean }
		pageInfo { hasNextPage }
	}
}`,
};

const documents = {
	claim: { operationName: 'ClaimPage', query: claimPage },
	list: { operationName: 'MostContested', query: claimList },
	rebuttal: { operationName: 'Rebut', query: rebuttal },
	search: { operationName: 'Search', query: claimSearch },
};

/** The documents that a server is asked with, by the kind of question; what it cannot do is missing. */
export function questionsOf(server) {
	if (server === 'postgraphile')
		return {
			claim: { operationName: 'ClaimPage', query: tables.claim },
			list: { operationName: 'MostContested', query: tables.list },
		};
	return documents;
}

/** The body of a request to a server. */
export function bodyFor(server, unit, variables) {
	const question = questionsOf(server)[unit];
	if (server !== 'postgraphile' || unit !== 'list') return JSON.stringify({ ...question, variables });
	const [score, id] = keyOf(listName, variables.after, ['number', 'string']);
	return JSON.stringify({ ...question, variables: { level: variables.level, score, id } });
}

/** What an answer says, in a form that answers of both kinds share: ids of the new and moments of recording are left out. */
export function sameAs(data, server) {
	if (data.recordRebuttal) {
		const { rebuttal, ...rest } = data.recordRebuttal;
		return { ...rest, rebuttal: { ...rebuttal, id: null } };
	}
	return server === 'postgraphile' ? flat(data) : data;
}
const flat = (value) => {
	if (Array.isArray(value)) return value.map(flat);
	if (typeof value !== 'object' || value === null) return value;
	if (value.partyByPartyId) return value.partyByPartyId;
	const { contestedness, sources, endCursor, ...rest } = value;
	if (rest.nodes && Object.keys(rest).length === 1) return flat(rest.nodes);
	return Object.fromEntries(Object.entries({ ...rest, ...contestedness }).map(([name, one]) => [name, flat(one)]));
};

const under = (claim) =>
	((claim * 2654435761) % 2 ** 32).toString(16).padStart(8, '0') + claim.toString(16).padStart(8, '0');

/** Variables of requests that are the same in each run: so many for each kind of question. */
export function requestsFor({ claims, count = 10_000 }) {
	const chance = chanceFrom(20260101);
	const made = (make) => Array.from({ length: count }, (_, at) => make(at));
	const levels = ['UNCONTESTED', 'DISPUTED', 'CONTESTED'];
	return {
		claim: made(() => ({ slug: `claim-${1 + chance(claims)}` })),
		list: made(() => ({
			level: levels[chance(3)],
			after: cursorOf(listName, [chance(1000) / 2500, 'clm_8']),
		})),
		rebuttal: made((at) => {
			// Of claims that no other leans on, so that each recording moves one score.
			const claim = 1 + chance(claims / 100 - 1) * 100 + chance(97);
			const target = at % 2 === 0 ? `claim-${claim}` : `tes_${under(claim)}${'0'.repeat(12)}`;
			const words = 'It was not so, and we said as much at the time.';
			const source = `source-${1 + chance(claims / 10)}`;
			return { input: { target, source, words, saidAt: '2025-12-01' } };
		}),
		// Every claim has these words, and each a number of its own: half of the questions find many, half one.
		search: made((at) => ({ text: `minister bridge traffic${at % 2 === 0 ? '' : ` ${1 + chance(claims)}`}` })),
	};
}

function chanceFrom(seed) {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}
