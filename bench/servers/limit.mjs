// The limit: node:http, prepared SQL, answers put together by hand. It reads no GraphQL; the operation's name says what is wanted.
import { createServer } from 'node:http';
import { openRecord } from '../serve/record.mjs';

const [path, port] = process.argv.slice(2);
const record = openRecord(path);

const figures = ({ score, level, support, opposition, lean }) => ({ score, level, support, opposition, lean });

function claimPage({ slug }) {
	const found = record.claim(slug);
	if (!found) return { claim: null };
	const { id } = found;
	const sources = new Map(
		record.sources(id).map((one) => [
			one.id,
			{
				id: one.id,
				slug: one.slug,
				attribution: one.attribution,
				directness: one.directness,
				parties: [],
				document: one.documentId ? { outlet: one.outlet, title: one.title } : null,
			},
		]),
	);
	for (const { sourceId, slug, name } of record.parties(id)) sources.get(sourceId).parties.push({ slug, name });
	const speaking = new Set();
	const [testimony, rebuttals, silences] = [[], [], []];
	const rows = record.said(id);
	const answers = new Map(rows.map((row) => [row.id, []]));
	for (const row of rows) {
		const source = sources.get(row.sourceId);
		speaking.add(source);
		const said = {
			id: row.id,
			words: row.words,
			saidAt: row.saidAt,
			recordedAt: row.recordedAt,
			source,
			retraction: row.reason === null ? null : { reason: row.reason },
		};
		const { role, kind, stance, targetId } = row;
		if (role === 'SILENCE') silences.push({ ...said, response: row.response });
		else if (role === 'TESTIMONY') testimony.push({ ...said, stance, rebuttals: { nodes: answers.get(row.id) } });
		else if (targetId === null) rebuttals.push({ ...said, kind, stance, rebuttals: { nodes: answers.get(row.id) } });
		else answers.get(targetId)?.push({ ...said, kind, stance });
	}
	return {
		claim: {
			id,
			slug,
			text: found.text,
			language: found.language,
			kind: found.kind,
			standing: found.standing,
			recordedAt: found.recordedAt,
			contestedness: { ...figures(found), method: found.method, computedAt: found.computedAt },
			about: record.about(id).map(({ news, slug, name }) => ({ news, party: { slug, name } })),
			sources: { nodes: [...speaking] },
			testimony: { nodes: testimony },
			rebuttals: { nodes: rebuttals },
			silences: { nodes: silences },
			restsOn: record.links(id).map(({ kind, slug, text, score, level }) => ({
				kind,
				linkedClaim: { slug, text, contestedness: { score, level } },
			})),
		},
	};
}

function claimList({ level, after }) {
	const { claims, hasNextPage, endCursor } = record.list({ level, after });
	const nodes = claims.map((one) => ({
		id: one.id,
		slug: one.slug,
		text: one.text,
		kind: one.kind,
		standing: one.standing,
		recordedAt: one.recordedAt,
		contestedness: figures(one),
	}));
	return { claims: { nodes, pageInfo: { hasNextPage, endCursor } } };
}

function search({ text }) {
	const { nodes, hasNextPage } = record.search(text);
	const claims = nodes.map(({ slug, text, score, level }) => ({ slug, text, contestedness: { score, level } }));
	return { search: { nodes: claims, pageInfo: { hasNextPage } } };
}

const operations = {
	Search: search,
	ClaimPage: claimPage,
	MostContested: claimList,
	Rebut: ({ input }) => ({ recordRebuttal: record.recordRebuttal(input) }),
};

createServer((request, response) => {
	const chunks = [];
	request.on('data', (chunk) => chunks.push(chunk));
	request.on('end', () => {
		const { operationName, variables } = JSON.parse(Buffer.concat(chunks));
		const operation = operations[operationName];
		if (!operation) return response.writeHead(404).end();
		const body = JSON.stringify({ data: operation(variables) });
		const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
		response.writeHead(200, headers).end(body);
	});
}).listen(Number(port), '127.0.0.1');
