import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/core/evaluation/dataset.js';
import type { LedgerClaim } from '../../src/core/ledger.js';
import { readClimateFever } from '../../src/interop/evaluation/climateFever.js';
import { readEmergent } from '../../src/interop/evaluation/emergent.js';
import type { DatasetReader } from '../../src/interop/evaluation/reading.js';
import { writeProblem } from '../../src/interop/ledger/problem.js';

const climateFever = readFileSync('tests/data/evaluation/climate-fever.jsonl', 'utf8');
const emergent = readFileSync('tests/data/evaluation/emergent.csv', 'utf8');

function read(reader: DatasetReader, text: string): Dataset {
	const reading = reader(text, { file: 'f' });
	if (!reading.ok) throw new Error(reading.problems.map(writeProblem).join('\n'));
	return reading.dataset;
}

/** Each problem as `line: message`. */
function problemsOf(reader: DatasetReader, text: string): string[] {
	const reading = reader(text, { file: 'f' });
	return reading.ok ? [] : reading.problems.map(({ line, message }) => `${line}: ${message}`);
}

/** Each statement as `source: stance`. */
const saidUnder = (claim: LedgerClaim | undefined) =>
	claim?.statements.map(({ said }) => {
		const stance = said.role === 'SILENCE' ? said.draft.response : said.draft.stance;
		return `${said.draft.source}: ${stance}`;
	});
const trues = (labels: ReadonlyMap<string, boolean>) => [...labels].flatMap(([key, label]) => (label ? [key] : []));

describe('CLIMATE-FEVER', () => {
	const dataset = read(readClimateFever, climateFever);
	const [labels, votes] = dataset.ledgers;

	it('is read as evidence labels, each sentence said by its article', () => {
		expect(labels?.story.draft).toMatchObject({ slug: 'climate-fever-labels' });
		expect(saidUnder(labels?.claims[1])).toEqual(['article-1: ASSERTS', 'article-3: DENIES']);
		expect(saidUnder(labels?.claims[4])).toEqual(['article-6: ASSERTS', 'article-6: DENIES', 'article-7: ASSERTS']);
		expect(saidUnder(labels?.claims[3])).toEqual(['article-5: QUERIED', 'article-2: QUERIED']);
		expect(labels?.documents[0]?.draft).toMatchObject({ outlet: 'Wikipedia', title: 'Harbour bridge' });
		expect(labels?.documents).toHaveLength(10);
		expect(labels?.sources[0]).toMatchObject({ draft: { attribution: 'PUBLICATION', document: 'article-1' } });
		expect(labels?.claims[0]?.statements[0]?.said.draft.words).toBe('The bridge closed in April.');
	});

	it('is read as single votes, each cast by an unnamed reader of its own', () => {
		expect(saidUnder(votes?.claims[1])).toEqual([
			'2-1-1: ASSERTS',
			'2-1-2: ASSERTS',
			'2-1-3: QUERIED',
			'2-2-1: DENIES',
			'2-2-2: DENIES',
			'2-2-3: QUERIED',
		]);
		const spoken = votes?.claims.flatMap((claim) => claim.statements.map(({ said }) => said.draft.source));
		expect(spoken).toHaveLength(38);
		expect(votes?.sources.map((one) => one.key)).toEqual(spoken);
		expect(new Set(spoken).size).toBe(38);
		expect(new Set(votes?.sources.map((one) => one.draft.attribution))).toEqual(new Set(['ANONYMOUS']));
	});

	it('asks for DISPUTED, of either reading', () => {
		expect(dataset.rules.map((one) => trues(one.labels))).toEqual([['label-2', 'label-5']]);
		expect(dataset.tasks.map((one) => [one.by, one.labels.size, trues(one.labels)])).toEqual([
			['CONTESTEDNESS', 8, ['vote-2', 'vote-5']],
		]);
	});

	it('has U+FFFD where text was decoded wrongly, and knows its line', () => {
		expect(votes?.claims[4]?.draft.text).toBe('The mole broke twice \ufffd\ufffd in one winter');
		expect(votes?.claims[4]?.path).toEqual([5]);
		const withMark = `\ufeff\r\n${climateFever.replaceAll('\n', '\r\n')}`;
		expect(read(readClimateFever, withMark).ledgers[1]?.claims[4]?.path).toEqual([6]);
	});

	it('refuses what is not in its form, all at once, with lines', () => {
		const entry = {
			claim_id: '1',
			claim: 'C',
			claim_label: 'SUPPORTS',
			evidences: [{ evidence_label: 'SUPPORTS', article: 'A', evidence: 'E', votes: ['SUPPORTS', null] }],
		};
		const lines = [
			entry,
			{ ...entry, claim_id: '1' },
			'{"claim_id":',
			[entry],
			{ ...entry, claim_id: 2 },
			{ ...entry, claim_id: 'a b' },
			{ ...entry, claim_id: '7', claim_label: 'MAYBE' },
			{ ...entry, claim_id: '8', evidences: [null] },
			{ ...entry, claim_id: '9', evidences: [{ ...entry.evidences[0], votes: ['YES'], evidence_label: undefined }] },
		];
		const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
		expect(problemsOf(readClimateFever, text)).toEqual([
			'3: this is no JSON object',
			'4: this is no JSON object',
			'5: claim_id and claim must be texts and evidences a list',
			'6: claim_id "a b" cannot be a claim\'s name here; give at most 60 letters (a–z) and digits, joined by single hyphens',
			'7: claim_label is "MAYBE"; it must be one of SUPPORTS, REFUTES, NOT_ENOUGH_INFO, DISPUTED',
			'8: evidences[0]: article and evidence must be texts and votes a list',
			'9: evidences[0].evidence_label is missing; it must be one of SUPPORTS, REFUTES, NOT_ENOUGH_INFO',
			'9: evidences[0].votes[0] is "YES"; it must be one of SUPPORTS, REFUTES, NOT_ENOUGH_INFO',
			'2: claim_id "1" is that of line 1 already',
		]);
		expect(problemsOf(readClimateFever, ' \n')).toEqual(['1: the file is empty; give one JSON object a line']);
		const many = problemsOf(readClimateFever, 'x\n'.repeat(80));
		expect(many).toHaveLength(51);
		expect(many.at(-1)).toBe('50: there are 30 more; mend these first');
	});
});

describe('Emergent', () => {
	const dataset = read(readEmergent, emergent);
	const [ledger] = dataset.ledgers;

	it('is read as what articles say, one source however many claims an article is on', () => {
		expect(ledger?.claims.map((one) => one.key)).toEqual(['em-01', 'em-02', 'em-03', 'em-04', 'em-05', 'em-06']);
		expect(saidUnder(ledger?.claims[0])).toEqual([
			'article-1: ASSERTS',
			'article-2: DENIES',
			'article-3: DENIES',
			'article-4: QUERIED',
		]);
		expect(saidUnder(ledger?.claims[1])).toEqual(['article-1: ASSERTS', 'article-5: ASSERTS', 'article-5: QUERIED']);
		expect(saidUnder(ledger?.claims[4])).toEqual(['article-11: QUERIED', 'article-12: ANSWERED_OFF_POINT']);
		expect(ledger?.sources).toHaveLength(13);
		const keys = ledger?.claims.flatMap((claim) => claim.statements.map((one) => `${claim.key} ${one.key}`));
		expect(new Set(keys).size).toBe(16);
	});

	it('understands quoting and lines within a field', () => {
		expect(ledger?.claims.map((one) => one.draft.text)).toEqual([
			'A crocodile lives in the harbour',
			'The mayor, who had denied it, bought the dock',
			'The ferry said: "never again"',
			'Gulls\nopen the bins',
			'The tunnel is haunted',
			'The lighthouse was painted green',
		]);
		expect(read(readEmergent, `\ufeff${emergent.replaceAll('\n', '\r\n')}`).ledgers[0]?.claims).toHaveLength(6);
	});

	it('asks whether settled claims were true, and whether a claim stayed unverified', () => {
		expect(dataset.rules).toEqual([]);
		expect(dataset.tasks.map((one) => [one.by, one.labels.size, trues(one.labels)])).toEqual([
			['LEAN', 4, ['em-02', 'em-03']],
			['CONTESTEDNESS', 6, ['em-04', 'em-05']],
		]);
	});

	it('refuses what is not in its form, all at once, with lines', () => {
		const head = 'claim_id,claim,article_id,stance,truth';
		expect(problemsOf(readEmergent, '')).toEqual([
			'1: there are no rows; the file needs the columns claim_id, claim, article_id, stance, truth',
		]);
		expect(problemsOf(readEmergent, 'claim_id,claim\n1,C\n')).toEqual([
			'1: there is no column article_id, stance, truth; the file needs the columns claim_id, claim, article_id, stance, truth',
		]);
		expect(problemsOf(readEmergent, `${head}\n1,C,a,for,true\n1,C,b,for\n`)).toEqual([
			expect.stringMatching(/^3: this is no CSV: /),
		]);
		expect(problemsOf(readEmergent, `${head}\n1,C,a,for,true\n1,D,b,for,true\n1,C,c,maybe,perhaps\n`)).toEqual([
			'3: claim_id "1" has another claim or truth than in line 2',
			'4: stance is "maybe"; it must be one of for, against, observing, ignoring',
			'4: truth is "perhaps"; it must be one of true, false, unknown, unverified',
		]);
	});
});
