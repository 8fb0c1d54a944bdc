import type { Bearing } from '../../core/claim.js';
import { type Background, type Briefs, briefStances, briefTargets } from '../../core/contestedness/brief.js';
import { balanceColumns } from '../../core/contestedness/column.js';
import type { ContestednessMethod } from '../../core/contestedness/methods.js';
import { type Opinion, opinionOf } from '../../core/contestedness/opinion.js';
import { Speakers } from '../../core/contestedness/speakers.js';
import { backgroundOf, columnsOf } from '../../core/contestedness/weighBriefs.js';
import { backgroundCounts } from '../../store/bulk.js';
import { loadAllInterests, loadAllRoots, loadSpeakers } from '../../store/rescoring.js';
import type { StatementRow } from '../../store/rows/statement.js';
import type { Session } from '../../store/sql.js';

/** A new claim with all that its score depends on, but for links. */
export interface NewCase {
	readonly bearings: readonly Bearing[];
	readonly statements: readonly StatementRow[];
	/** Ids of statements that were taken back. */
	readonly retracted: ReadonlySet<string>;
	/** Whether the desk has judged an interest here. */
	readonly judged: boolean;
}

/** Scores new claims from what is at hand, and keeps what they share between batches. */
export class Scorer {
	private numbers = new Map<string, number>();
	private speakers: Speakers;
	private background: Background;
	private shared = '';
	private overlaps = '';

	constructor(private readonly method: ContestednessMethod) {
		this.speakers = new Speakers(method.weights);
		this.background = backgroundOf({ speakers: this.speakers, interests: new Map(), roots: new Map() });
	}

	/** Reads what is not known yet of the sources given, and of interests and documents as they are now. */
	async learn(session: Session, sourceIds: Iterable<string>): Promise<void> {
		const { shared, overlaps } = await backgroundCounts(session);
		let { interests, roots } = this.background;
		if (shared !== this.shared) {
			interests = await loadAllInterests(session);
			roots = await loadAllRoots(session);
		}
		const afresh = overlaps !== this.overlaps || this.numbers.size > mostSpeakers;
		if (afresh) {
			this.numbers = new Map();
			this.speakers = new Speakers(this.method.weights);
		}
		if (afresh || shared !== this.shared) this.background = backgroundOf({ speakers: this.speakers, interests, roots });
		this.shared = shared;
		this.overlaps = overlaps;
		const unknown = [...new Set(sourceIds)].filter((id) => !this.numbers.has(id));
		if (unknown.length === 0) return;
		const found = await loadSpeakers(session, unknown);
		for (const source of found.sources) {
			const number = this.numbers.size;
			this.numbers.set(source.id, number);
			this.speakers.add(number, source, found.parties);
		}
	}

	/** Has everything read anew: a transaction in which it was read is not kept. */
	clear(): void {
		this.shared = '';
		this.overlaps = '';
	}

	/** The opinion on each claim, as its whole case would give it; null where only its whole case can tell. */
	score(cases: readonly NewCase[]): (Opinion | null)[] {
		const bearings = cases.map((one) => one.bearings.filter((bearing) => bearing.news !== 'NEUTRAL'));
		const { columns, whole } = columnsOf(this.briefsOf(cases), { bearings, background: this.background });
		const { support, opposition } = balanceColumns(columns);
		const isWhole = new Set(whole);
		return cases.map((one, at) =>
			one.judged || isWhole.has(at)
				? null
				: opinionOf({ support: support[at] as number, opposition: opposition[at] as number }, this.method.weights),
		);
	}

	private briefsOf(cases: readonly NewCase[]): Briefs {
		const starts = [0];
		const stances: number[] = [];
		const sources: number[] = [];
		const targets: number[] = [];
		const retracted: number[] = [];
		const documents = new Map<number, string>();
		const originDocuments = new Map<number, string>();
		for (const one of cases) {
			const rows = new Map<string, number>();
			for (const { id, stance, sourceId, targetId, documentId, originDocumentId } of one.statements) {
				if (stance === null) continue;
				const row = stances.length;
				rows.set(id, row);
				stances.push(briefStances.indexOf(stance));
				sources.push(this.numbers.get(sourceId) as number);
				targets.push(targetId === null ? briefTargets.CLAIM : (rows.get(targetId) ?? briefTargets.ABSENT));
				retracted.push(one.retracted.has(id) ? 1 : 0);
				if (documentId !== null) documents.set(row, documentId);
				if (originDocumentId !== null) originDocuments.set(row, originDocumentId);
			}
			starts.push(stances.length);
		}
		return {
			starts: Uint32Array.from(starts),
			stances: Uint8Array.from(stances),
			sources: Int32Array.from(sources),
			targets: Int32Array.from(targets),
			retracted: Uint8Array.from(retracted),
			documents,
			originDocuments,
		};
	}
}
const mostSpeakers = 200_000;
