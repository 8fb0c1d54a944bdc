import { CsvError, parse } from 'csv-parse/sync';
import type { Ledger, LedgerClaim, LedgerStatement } from '../../core/ledger.js';
import { type DatasetReader, LineProblems, legible, statementOf } from './reading.js';

const columns = ['claim_id', 'claim', 'article_id', 'stance', 'truth'] as const;
type Column = (typeof columns)[number];
const stanceOf = { for: 'FOR', against: 'AGAINST', observing: 'QUERIED', ignoring: 'ANSWERED_OFF_POINT' } as const;
type Stance = keyof typeof stanceOf;
const stances = Object.keys(stanceOf) as Stance[];
const truths = ['true', 'false', 'unknown', 'unverified'] as const;

interface Rumour {
	readonly line: number;
	readonly slug: string;
	readonly claim: string;
	readonly truth: (typeof truths)[number];
	readonly said: { readonly article: string; readonly stance: Stance; readonly line: number }[];
}

/**
 * Reads stances of the Emergent rumour tracker (Ferreira and Vlachos 2016), a CSV with the columns claim_id, claim,
 * article_id, stance and truth, one row for each article on each claim. An article speaks in its own voice; one that
 * is `observing` reports the rumour without taking a side, one that is `ignoring` speaks of something else. Where an
 * article has several rows under a claim, it said each of them, and is still one origin on a side.
 */
export const readEmergent: DatasetReader = (text, { file }) => {
	const problems = new LineProblems(file);
	const rumours = new Map<string, Rumour>();
	for (const { row, line } of rowsOf(text, problems)) {
		const slug = problems.slug(line, 'claim_id', row.claim_id);
		const stance = problems.word(line, 'stance', row.stance, stances);
		const truth = problems.word(line, 'truth', row.truth, truths);
		if (!slug || !stance || !truth) continue;
		const claim = legible(row.claim);
		const rumour = rumours.get(slug) ?? { line, slug, claim, truth, said: [] };
		rumours.set(slug, rumour);
		if (rumour.truth !== truth || rumour.claim !== claim)
			problems.add(line, `claim_id "${slug}" has another claim or truth than in line ${rumour.line}`);
		rumour.said.push({ article: legible(row.article_id), stance, line });
	}
	return problems.reading(() => {
		const all = [...rumours.values()];
		const settled = all.filter(({ truth }) => truth === 'true' || truth === 'false');
		return {
			ledgers: [ledgerOf(all)],
			rules: [],
			tasks: [
				{
					name: 'was the claim found true, rather than false?',
					by: 'LEAN',
					labels: new Map(settled.map(({ slug, truth }) => [slug, truth === 'true'])),
				},
				{
					name: 'did the claim stay unverified? (an AUC near or below 0.5: contested does not mean unverified)',
					by: 'CONTESTEDNESS',
					labels: new Map(all.map((one) => [one.slug, !settled.includes(one)])),
				},
			],
		};
	});
};

function rowsOf(text: string, problems: LineProblems): { row: Record<Column, string>; line: number }[] {
	let rows: { record: Partial<Record<Column, string>>; info: { lines: number } }[];
	try {
		rows = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true });
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		problems.add(Number(error.lines ?? 1), `this is no CSV: ${error.message}`);
		return [];
	}
	const [first] = rows;
	const missing = columns.filter((column) => first?.record[column] === undefined);
	if (missing.length > 0) {
		const what = first ? `there is no column ${missing.join(', ')}` : 'there are no rows';
		problems.add(1, `${what}; the file needs the columns ${columns.join(', ')}`);
		return [];
	}
	return rows.map(({ record, info }) => ({ row: record as Record<Column, string>, line: info.lines }));
}

function ledgerOf(rumours: readonly Rumour[]): Ledger {
	const articles = new Map<string, { readonly key: string; readonly line: number }>();
	for (const { said } of rumours)
		for (const { article, line } of said)
			if (!articles.has(article)) articles.set(article, { key: `article-${articles.size + 1}`, line });
	const listed = [...articles].map(([title, { key, line }]) => ({ key, path: [line], title }));
	return {
		story: { key: 'emergent', path: [1], draft: { slug: 'emergent', title: 'Emergent', language: 'en' } },
		documents: listed.map(({ key, path, title }) => ({
			key,
			path,
			draft: { outlet: 'an outlet that the file does not name', title, language: 'en' },
		})),
		parties: [],
		interests: [],
		sources: listed.map(({ key, path }) => ({ key, path, draft: { attribution: 'PUBLICATION', document: key } })),
		claims: rumours.map(
			({ slug, line, claim, said }): LedgerClaim => ({
				key: slug,
				path: [line],
				draft: { text: claim, language: 'en' },
				statements: said.map(({ article, stance, line: at }): LedgerStatement => {
					const source = articles.get(article)?.key as string;
					return statementOf(`line-${at}`, [at], { stance: stanceOf[stance], source });
				}),
				links: [],
			}),
		),
	};
}
