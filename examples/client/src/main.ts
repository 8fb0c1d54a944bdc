// Lists the claims of a story page by page, the most contested first and with the reason, then tries a rebuttal of the first without saving it.
// node dist/main.js [URL] [STORY] [SOURCE]

import type { ResultOf } from 'gql.tada';
import { GraphQLClient } from 'graphql-request';
import { mostContested, recordRebuttal } from './queries.js';

type Claim = ResultOf<typeof mostContested>['claims']['nodes'][number];

const [url = 'http://127.0.0.1:4000/graphql', story = 'meta-scale-ai', source = 'meta-scale-ai/wired'] =
	process.argv.slice(2);
const client = new GraphQLClient(url);

function show({ slug, text, contestedness }: Claim): void {
	const { score, level, summary, contributions } = contestedness;
	console.log(`${score.toFixed(3)}  ${level}  ${slug}: ${text}`);
	console.log(`       ${summary}`);
	for (const { amount, side, statement } of contributions.slice(0, 3))
		console.log(`       ${amount.toFixed(3)}  ${side ?? 'ANSWERS'}  ${statement?.source.label ?? 'a linked claim'}`);
}

/** The claims of the story, three at a time. */
async function* pages(): AsyncGenerator<ResultOf<typeof mostContested>['claims']> {
	let after: string | null = null;
	do {
		const { claims }: ResultOf<typeof mostContested> = await client.request(mostContested, { story, first: 3, after });
		yield claims;
		after = claims.pageInfo.hasNextPage ? claims.pageInfo.endCursor : null;
	} while (after !== null);
}

let first: Claim | undefined;
for await (const { totalCount, nodes } of pages()) {
	if (!first) console.log(`${totalCount} claims, the most contested first:`);
	first ??= nodes[0];
	nodes.forEach(show);
}

if (first) {
	// Variables are typed as well: a stance that there is not does not compile.
	const input = { target: first.slug, source, stance: 'DENIES', dryRun: true } as const;
	const { recordRebuttal: tried } = await client.request(recordRebuttal, { input });
	for (const { code, path, message } of tried.userErrors) console.log(`${code} at ${path.join('.')}: ${message}`);
	for (const { claim, before, after } of tried.effects)
		console.log(
			`If ${source} denied ${claim.slug}: ${before.score.toFixed(3)} → ${after.score.toFixed(3)}. ${after.summary}`,
		);
	console.log(tried.saved ? 'Saved.' : 'Nothing was saved.');
}
