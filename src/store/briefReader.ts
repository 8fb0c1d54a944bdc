import { type Briefs, briefStances, briefTargets } from '../core/contestedness/brief.js';
import type { Numbers } from './numbers.js';

const [space, comma] = [32, 44] as const;

/** Reads what was said under one claim after another from packed text into columns. */
export class BriefReader {
	private readonly starts: number[] = [];
	private readonly stances: number[] = [];
	private readonly numbers: number[] = [];
	private readonly targets: number[] = [];
	private readonly retracted: number[] = [];
	private readonly documents = new Map<number, string>();
	private readonly originDocuments = new Map<number, string>();

	constructor(private readonly sources: Numbers) {}

	/** One claim's statements, joined by commas, each `id stance source` or `id stance source document origin target`. */
	read(said: string, retractions: readonly string[]): void {
		const start = this.stances.length;
		this.starts.push(start);
		const answers: { readonly row: number; readonly target: string }[] = [];
		const ids: number[] = [];
		for (let at = 0; at < said.length; ) {
			const row = this.stances.length;
			ids.push(at);
			const idEnd = said.indexOf(' ', at);
			const stanceEnd = said.indexOf(' ', idEnd + 1);
			let end = stanceEnd + 1;
			for (let code = said.charCodeAt(end); end < said.length && code !== space && code !== comma; )
				code = said.charCodeAt(++end);
			this.stances.push(stanceAt(said, idEnd + 1, stanceEnd));
			this.numbers.push(this.sources.numberOf(said, stanceEnd + 1, end));
			this.targets.push(briefTargets.CLAIM);
			this.retracted.push(0);
			if (said.charCodeAt(end) === space) {
				const documentEnd = said.indexOf(' ', end + 1);
				const originEnd = said.indexOf(' ', documentEnd + 1);
				const next = said.indexOf(',', originEnd + 1);
				const last = next < 0 ? said.length : next;
				if (documentEnd > end + 1) this.documents.set(row, said.slice(end + 1, documentEnd));
				if (originEnd > documentEnd + 1) this.originDocuments.set(row, said.slice(documentEnd + 1, originEnd));
				if (last > originEnd + 1) answers.push({ row, target: said.slice(originEnd + 1, last) });
				end = last;
			}
			at = end + 1;
		}
		if (answers.length === 0 && retractions.length === 0) return;
		const rowOf = finder(said, ids, start);
		for (const { row, target } of answers) this.targets[row] = rowOf(target) ?? briefTargets.ABSENT;
		for (const id of retractions) {
			const row = rowOf(id);
			if (row !== undefined) this.retracted[row] = 1;
		}
	}

	done(): Briefs {
		return {
			starts: Uint32Array.from([...this.starts, this.stances.length]),
			stances: Uint8Array.from(this.stances),
			sources: Int32Array.from(this.numbers),
			targets: Int32Array.from(this.targets),
			retracted: Uint8Array.from(this.retracted),
			documents: this.documents,
			originDocuments: this.originDocuments,
		};
	}
}

/** Finds the row of a statement by its id, given where in the text each row begins. */
function finder(said: string, ids: readonly number[], start: number): (id: string) => number | undefined {
	if (ids.length <= 64)
		return (id) => {
			const at = ids.findIndex((from) => said.startsWith(id, from) && said.charCodeAt(from + id.length) === space);
			return at < 0 ? undefined : start + at;
		};
	const rows = new Map(ids.map((from, at) => [said.slice(from, said.indexOf(' ', from)), start + at]));
	return (id) => rows.get(id);
}

function stanceAt(said: string, from: number, to: number): number {
	for (let stance = 0; stance < briefStances.length; stance++) {
		const text = briefStances[stance] as string;
		if (text.length === to - from && said.startsWith(text, from)) return stance;
	}
	throw new Error(`there is no stance ${said.slice(from, to)}`);
}
