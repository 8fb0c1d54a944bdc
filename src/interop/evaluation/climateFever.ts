import type { DocumentDraft, SourceDraft } from '../../core/drafts.js';
import type { Ledger, LedgerClaim, LedgerEntry, LedgerStatement } from '../../core/ledger.js';
import { type DatasetReader, LineProblems, legible, statementOf } from './reading.js';

const votes = ['SUPPORTS', 'REFUTES', 'NOT_ENOUGH_INFO'] as const;
type Vote = (typeof votes)[number];
const claimLabels = [...votes, 'DISPUTED'] as const;
const stanceOf = { SUPPORTS: 'FOR', REFUTES: 'AGAINST', NOT_ENOUGH_INFO: 'QUERIED' } as const;

interface Evidence {
	readonly label: Vote;
	readonly article: string;
	readonly sentence: string;
	readonly votes: readonly Vote[];
}

interface Entry {
	readonly line: number;
	readonly slug: string;
	readonly claim: string;
	readonly disputed: boolean;
	readonly evidences: readonly Evidence[];
}

/**
 * Reads CLIMATE-FEVER (Diggelmann et al. 2020), one JSON object a line, twice over. As *labels*: each evidence sentence
 * is what its Wikipedia article says, by the label the annotators agreed on; DISPUTED is given exactly where these
 * stand on both sides. As *votes*: each single vote is what one unnamed reader says of the claim, for annotators have
 * no names and nothing is known of how near they are to the matter. NOT_ENOUGH_INFO takes no side.
 */
export const readClimateFever: DatasetReader = (text, { file }) => {
	const problems = new LineProblems(file);
	const lines = new Map<string, number>();
	const entries = text
		.replace(/^\ufeff/, '')
		.split(/\r?\n/)
		.flatMap((json, at) => (json.trim() === '' ? [] : (readEntry(json, { line: at + 1, problems }) ?? [])))
		.filter(({ slug, line }) => {
			const before = lines.get(slug);
			if (before !== undefined) problems.add(line, `claim_id "${slug}" is that of line ${before} already`);
			else lines.set(slug, line);
			return before === undefined;
		});
	if (text.trim() === '') problems.add(1, 'the file is empty; give one JSON object a line');
	const labelsOf = (prefix: string) => new Map(entries.map((one) => [`${prefix}-${one.slug}`, one.disputed]));
	return problems.reading(() => ({
		ledgers: [labelLedger(entries), voteLedger(entries)],
		rules: [{ name: 'evidence labels: DISPUTED exactly where the score is above 0', labels: labelsOf('label') }],
		tasks: [{ name: 'single votes: is the claim DISPUTED?', by: 'CONTESTEDNESS', labels: labelsOf('vote') }],
	}));
};

function readEntry(json: string, at: { readonly line: number; readonly problems: LineProblems }): Entry | null {
	const { line, problems } = at;
	const given = objectIn(json);
	if (!given) return refuse(at, 'this is no JSON object');
	const { claim_id: id, claim, claim_label: label, evidences } = given;
	if (typeof id !== 'string' || typeof claim !== 'string' || !Array.isArray(evidences))
		return refuse(at, 'claim_id and claim must be texts and evidences a list');
	const slug = problems.slug(line, 'claim_id', id);
	const word = problems.word(line, 'claim_label', label, claimLabels);
	const read = evidences.map((one, index) => readEvidence(one, { ...at, name: `evidences[${index}]` }));
	if (!slug || !word || read.includes(null)) return null;
	return {
		line,
		slug,
		claim: legible(claim),
		disputed: word === 'DISPUTED',
		evidences: read.filter((one) => one !== null),
	};
}

function readEvidence(
	given: unknown,
	at: { readonly line: number; readonly problems: LineProblems; readonly name: string },
): Evidence | null {
	const { line, problems, name } = at;
	const { evidence_label, article, evidence: sentence, votes: cast } = (given ?? {}) as Record<string, unknown>;
	if (typeof article !== 'string' || typeof sentence !== 'string' || !Array.isArray(cast))
		return refuse(at, `${name}: article and evidence must be texts and votes a list`);
	const label = problems.word(line, `${name}.evidence_label`, evidence_label, votes);
	const counted = cast
		.filter((one) => one !== null)
		.map((one, index) => problems.word(line, `${name}.votes[${index}]`, one, votes));
	if (!label || counted.includes(null)) return null;
	return {
		label,
		article: legible(article),
		sentence: legible(sentence),
		votes: counted.filter((one) => one !== null),
	};
}

function refuse(at: { readonly line: number; readonly problems: LineProblems }, message: string): null {
	at.problems.add(at.line, message);
	return null;
}

function objectIn(json: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
	} catch {
		return null;
	}
}

function labelLedger(entries: readonly Entry[]): Ledger {
	const articles = new Map<string, { readonly key: string; readonly line: number }>();
	for (const { line, evidences } of entries)
		for (const { article } of evidences)
			if (!articles.has(article)) articles.set(article, { key: `article-${articles.size + 1}`, line });
	const documents = [...articles].map(
		([title, { key, line }]): LedgerEntry<DocumentDraft> => ({
			key,
			path: [line],
			draft: { outlet: 'Wikipedia', title, language: 'en' },
		}),
	);
	const sources = documents.map(
		({ key, path }): LedgerEntry<SourceDraft> => ({ key, path, draft: { attribution: 'PUBLICATION', document: key } }),
	);
	const claims = entries.map((entry) =>
		claimOf('label', entry, ({ line, evidences }) =>
			evidences.map(({ label, article, sentence }, index) => {
				const source = articles.get(article)?.key as string;
				return statementOf(`sentence-${index + 1}`, [line], { stance: stanceOf[label], source, words: sentence });
			}),
		),
	);
	return { story: storyOf('labels'), documents, parties: [], interests: [], sources, claims };
}

function voteLedger(entries: readonly Entry[]): Ledger {
	const sources: LedgerEntry<SourceDraft>[] = [];
	const claims = entries.map((entry) =>
		claimOf('vote', entry, ({ line, slug, evidences }) =>
			evidences.flatMap((evidence, at) =>
				evidence.votes.map((vote, index) => {
					const key = `sentence-${at + 1}-vote-${index + 1}`;
					const source = `${slug}-${at + 1}-${index + 1}`;
					const described = `an annotator who read a sentence of the Wikipedia article ${evidence.article.slice(0, 500)}`;
					sources.push({ key: source, path: [line], draft: { attribution: 'ANONYMOUS', described } });
					return statementOf(key, [line], { stance: stanceOf[vote], source });
				}),
			),
		),
	);
	return { story: storyOf('votes'), documents: [], parties: [], interests: [], sources, claims };
}

const storyOf = (of: string): Ledger['story'] => {
	const slug = `climate-fever-${of}`;
	return { key: slug, path: [1], draft: { slug, title: `CLIMATE-FEVER, ${of}`, language: 'en' } };
};

const claimOf = (
	prefix: string,
	entry: Entry,
	statements: (entry: Entry) => readonly LedgerStatement[],
): LedgerClaim => ({
	key: `${prefix}-${entry.slug}`,
	path: [entry.line],
	draft: { text: entry.claim, language: 'en' },
	statements: statements(entry),
	links: [],
});
