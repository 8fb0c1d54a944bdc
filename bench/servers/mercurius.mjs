// mercurius with graphql-jit over the same schema, its resolvers written by hand on the same prepared SQL.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { openRecord } from '../serve/record.mjs';

const [path, port] = process.argv.slice(2);
const record = openRecord(path);

/** A claim's case, read once however many fields ask for it. */
function caseOf(claim) {
	if (claim.case) return claim.case;
	const sources = new Map(record.sources(claim.id).map((one) => [one.id, { ...one, parties: [] }]));
	for (const { sourceId, slug, name } of record.parties(claim.id)) sources.get(sourceId).parties.push({ slug, name });
	const said = record.said(claim.id);
	for (const one of said) {
		one.source = sources.get(one.sourceId);
		one.case = { said };
	}
	claim.case = { said, sources: [...new Set(said.map((one) => one.source))] };
	return claim.case;
}
const answering = (one) => ({ nodes: one.case.said.filter((other) => other.targetId === one.id) });
const retraction = (one) => (one.reason === null ? null : one);
const oneOf = (nodes) => ({ nodes });
const typeOf = { TESTIMONY: 'Testimony', REBUTTAL: 'Rebuttal', SILENCE: 'Silence' };

const resolvers = {
	Query: {
		claim: (_, { by }) => record.claim(by.slug) ?? null,
		claims(_, { filter, after }) {
			const { claims, hasNextPage, endCursor } = record.list({ level: filter.level[0], after });
			return { nodes: claims, pageInfo: { hasNextPage, endCursor } };
		},
		search(_, { text }) {
			const { nodes, hasNextPage } = record.search(text);
			return { nodes, pageInfo: { hasNextPage } };
		},
	},
	Mutation: { recordRebuttal: (_, { input }) => record.recordRebuttal(input) },
	Claim: {
		contestedness: (claim) => claim,
		about: (claim) => record.about(claim.id).map(({ news, ...party }) => ({ news, party })),
		sources: (claim) => oneOf(caseOf(claim).sources),
		testimony: (claim) => oneOf(caseOf(claim).said.filter((one) => one.role === 'TESTIMONY')),
		rebuttals: (claim) => oneOf(caseOf(claim).said.filter((one) => one.role === 'REBUTTAL' && one.targetId === null)),
		silences: (claim) => oneOf(caseOf(claim).said.filter((one) => one.role === 'SILENCE')),
		restsOn: (claim) => record.links(claim.id).map(({ kind, ...linkedClaim }) => ({ kind, linkedClaim })),
	},
	SearchHit: { resolveType: () => 'Claim' },
	Statement: { resolveType: (one) => typeOf[one.role] },
	Testimony: { retraction, rebuttals: answering },
	Rebuttal: { retraction, rebuttals: answering },
	Silence: { retraction },
	Source: { document: (source) => (source.documentId ? source : null) },
};

// graphql-jit 0.8.9 wants every non-null input field to be given, those with a default too.
const schema = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8').replaceAll(
	'dryRun: Boolean! = false',
	'dryRun: Boolean = false',
);
const app = Fastify();
await app.register(mercurius, { schema, resolvers, jit: 1 });
await app.listen({ port: Number(port), host: '127.0.0.1' });
