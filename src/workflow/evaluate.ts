import { type Comparison, compareMeasures } from '../core/evaluation/compare.js';
import type { Dataset, Labels } from '../core/evaluation/dataset.js';
import { contestednessMeasures, leanMeasures, type ScoredClaim } from '../core/evaluation/measures.js';
import { accept, type Result } from '../core/result.js';
import { loadCases } from '../store/cases.js';
import type { Session } from '../store/sql.js';
import { importLedger } from './importLedger.js';
import type { Office } from './office.js';

export interface EvaluationReport {
	readonly method: string;
	readonly claims: number;
	readonly statements: number;
	/** `broken`: the claims whose score does not stand as the rule has it. */
	readonly rules: readonly { readonly name: string; readonly claims: number; readonly broken: readonly string[] }[];
	/** `comparisons` is null where all labels are alike. */
	readonly tasks: readonly {
		readonly name: string;
		readonly claims: number;
		readonly positives: number;
		readonly comparisons: readonly Comparison[] | null;
	}[];
}

export interface EvaluationOptions {
	/** How many bootstrap samples are drawn. */
	readonly replicates: number;
	readonly seed: number;
	readonly onStep?: (done: number, all: number) => void;
}

/**
 * Imports a research set as any ledger is imported, reads back the scores that are stored for its claims, and compares
 * them with what the set says. For a database of its own: what is imported stays in it.
 */
export async function evaluate(
	office: Office,
	dataset: Dataset,
	options: EvaluationOptions,
): Promise<Result<EvaluationReport>> {
	const all = dataset.ledgers.reduce((sum, ledger) => sum + ledger.claims.length, 0);
	let [before, statements] = [0, 0];
	for (const ledger of dataset.ledgers) {
		const done = before;
		const imported = await importLedger(office, ledger, { onStep: (at) => options.onStep?.(done + at, all) });
		if (!imported.ok) return imported;
		before += ledger.claims.length;
		statements += imported.value.thing.added.statements;
	}
	const claims = await office.database.read(loadScoredClaims);
	const scored = (key: string): ScoredClaim => {
		const found = claims.get(key);
		if (!found) throw new Error(`the claim \`${key}\` was imported but is not there`);
		return found;
	};
	return accept({
		method: office.method.name,
		claims: all,
		statements,
		rules: dataset.rules.map(({ name, labels }) => {
			const broken = [...labels].filter(([key, above]) => scored(key).score > 0 !== above);
			return { name, claims: labels.size, broken: broken.map(([key]) => key) };
		}),
		tasks: dataset.tasks.map(({ name, by, labels }) => {
			const measures = by === 'LEAN' ? leanMeasures : contestednessMeasures;
			const columns = measures.map((measure) => ({
				measure: measure.name,
				values: [...labels.keys()].map((key) => measure.of(scored(key), office.method)),
			}));
			const comparisons = compareMeasures(columns, [...labels.values()], options);
			return { name, claims: labels.size, positives: positivesIn(labels), comparisons };
		}),
	});
}

const positivesIn = (labels: Labels): number => [...labels.values()].filter((label) => label).length;

/** Every claim of the database by slug, some at a time: the claims of one reading share what they refer to. */
async function loadScoredClaims(session: Session): Promise<Map<string, ScoredClaim>> {
	const ids = (await session.query<{ id: string }>('SELECT id FROM claim ORDER BY id')).map((one) => one.id);
	const claims = new Map<string, ScoredClaim>();
	for (let at = 0; at < ids.length; at += atATime) {
		for (const theCase of (await loadCases(session, ids.slice(at, at + atATime))).values()) {
			const { slug, score, lean } = theCase.claim;
			claims.set(slug, { case: theCase, score, lean });
		}
	}
	return claims;
}
const atATime = 100;
