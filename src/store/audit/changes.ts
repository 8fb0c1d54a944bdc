import { canonicalJson, type Json } from '../../core/canonicalJson.js';
import { isUnnamed } from '../../core/source.js';
import type { Tx } from '../database.js';
import { hydrate, list, type RowClass, rowShape, type Value, wherePart } from '../sql.js';

type Fields = Readonly<Record<string, unknown>>;

/** A row that a recording added, or changed. */
interface Change {
	readonly table: string;
	readonly keys: readonly string[];
	/** The whole row before; null where it was added. */
	readonly before: Fields | null;
	readonly after: Fields;
}

/** Rows that are written out one by one; of more, the log has the numbers only. */
const mostRows = 20;
/** Ids named in one entry. */
const mostIds = 100;

/** Tables whose columns the log may hold as they are: what a desk records about the world. */
const open: ReadonlySet<string> = new Set([
	'story',
	'document',
	'derivation',
	'party',
	'interest',
	'source',
	'source_party',
	'source_overlap',
	'claim',
	'claim_revision',
	'claim_bearing',
	'claim_topic',
	'claim_story',
	'claim_link',
	'statement',
	'retraction',
	'interest_judgement',
	'claim_move',
	'claim_schedule',
	'assignment',
	'correction',
	'seat',
	'seal_reader',
	'desk',
]);

/** Columns about people who may want to be forgotten, or hidden: digested under the secret of whom they are about. */
const personal: Readonly<
	Record<string, { readonly columns: readonly string[]; readonly whose: (row: Fields) => string }>
> = {
	desk_user: { columns: ['name', 'email'], whose: (row) => String(row.id) },
	source: {
		columns: ['headcountLeast', 'headcountMost', 'described'],
		// Of a named source they are public knowledge; of what is not known to be named, they are not.
		whose: (row) => (isUnnamed(row.attribution as never) || row.attribution === undefined ? String(row.id) : ''),
	},
};

/** Columns of ciphertext: their digests need no secret. */
const sealed: Readonly<Record<string, readonly string[]>> = { seal: ['wrappedKey', 'envelope'] };

/** How a value about somebody is written, given whose it is; '' for what is nobody's. */
export type Digest = (subjectId: string, text: string) => Json;

/** What one recording adds and changes, as far as it goes through `insert` and `update`; what is derived (scores, the index) does not. */
export class Changes {
	private readonly all: Change[] = [];
	private readonly added = new Map<string, number>();
	private told: { reason?: string; objectIds: string[]; before?: Json; after?: Json } = { objectIds: [] };

	/** A transaction's hand of which all that is added and changed is noted here. */
	watch(tx: Tx): Tx {
		return {
			...tx,
			insert: async (row, ...values) => {
				const { table, keys } = rowShape(row);
				this.added.set(table, (this.added.get(table) ?? 0) + values.length);
				for (const after of values)
					if (this.all.length <= mostRows)
						this.all.push({ table, keys, before: null, after: { ...(after as Fields) } });
				await tx.insert(row, ...values);
			},
			update: async (row, where, changes) => {
				const { table, keys } = rowShape(row);
				if (this.all.length <= mostRows)
					for (const before of await rowsWhere(tx, row, where))
						this.all.push({ table, keys, before: { ...(before as Fields) }, after: { ...(changes as Fields) } });
				await tx.update(row, where, changes);
			},
		};
	}

	/** What a verb tells beside, or in place of, what is seen of it. */
	tell(told: {
		readonly reason?: string;
		readonly objectIds?: readonly string[];
		readonly before?: Json;
		readonly after?: Json;
	}): void {
		this.told = { ...this.told, ...told, objectIds: [...this.told.objectIds, ...(told.objectIds ?? [])] };
	}

	/** Those under whose secrets something of it is digested. */
	get subjects(): readonly string[] {
		const found = this.inFull
			? this.all.flatMap(({ table, before, after }) => personal[table]?.whose({ ...before, ...after }) || [])
			: [];
		return [...new Set(found)];
	}

	get reason(): string | null {
		if (this.told.reason !== undefined) return this.told.reason;
		for (const { after } of this.all)
			for (const name of ['reason', 'endedBecause']) if (typeof after[name] === 'string') return after[name];
		return null;
	}

	/** The ids of what was added or changed, in the order of that. */
	get objectIds(): readonly string[] {
		const found = this.all.flatMap(({ before, after, keys }) => {
			const row = { ...before, ...after };
			return typeof row.id === 'string' ? [row.id] : keys.flatMap((key) => (/Id$/.test(key) ? [String(row[key])] : []));
		});
		return [...new Set([...this.told.objectIds, ...found])].slice(0, mostIds);
	}

	before(digest: Digest): string | null {
		if (this.told.before !== undefined) return canonicalJson(this.told.before);
		const changed = this.inFull ? this.all.filter((one) => one.before !== null) : [];
		if (changed.length === 0) return null;
		return byTable(changed, ({ table, keys, before, after }) => {
			const names = [...keys, ...Object.keys(after)];
			return written(table, before ?? {}, { names, digest });
		});
	}

	after(digest: Digest): string | null {
		if (this.told.after !== undefined) return canonicalJson(this.told.after);
		if (!this.inFull) return canonicalJson({ added: Object.fromEntries(this.added) });
		if (this.all.length === 0) return null;
		return byTable(this.all, ({ table, keys, before, after }) => {
			const row = { ...before, ...after };
			return written(table, row, { names: before ? [...keys, ...Object.keys(after)] : Object.keys(row), digest });
		});
	}

	private get inFull(): boolean {
		return this.all.length <= mostRows;
	}
}

function byTable(changes: readonly Change[], write: (change: Change) => Json): string {
	const tables: Record<string, Json[]> = {};
	for (const change of changes) {
		const rows = tables[change.table] ?? [];
		rows.push(write(change));
		tables[change.table] = rows;
	}
	return canonicalJson(tables);
}

/** A row as the log may hold it; of a table that nobody has thought about, ids and moments only. */
function written(
	table: string,
	row: Fields,
	{ names, digest }: { readonly names: readonly string[]; readonly digest: Digest },
): Json {
	const about = personal[table];
	const subject = about?.whose(row) ?? '';
	const fields: Record<string, Json> = {};
	for (const name of names) {
		const value = asJson(row[name]);
		if (value === undefined) continue;
		const isPersonal = subject !== '' && about?.columns.includes(name) === true;
		if (isPersonal && value !== null) fields[name] = digest(subject, canonicalJson(value));
		else if (sealed[table]?.includes(name) && value !== null) fields[name] = digest('', canonicalJson(value));
		else if (open.has(table) || value === null || /^id$|Id$|At$/.test(name)) fields[name] = value;
		else fields[name] = { withheld: true };
	}
	return fields;
}

/** Rows hold what JSON can say. */
const asJson = (value: unknown): Json | undefined =>
	value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json);

async function rowsWhere<T extends object>(tx: Tx, row: RowClass<T>, where: Partial<T>): Promise<T[]> {
	const { sql, values } = wherePart(row, where);
	const { table } = rowShape(row);
	return hydrate(
		row,
		await tx.query<Record<string, Value>>(`SELECT ${list(row, 't')} FROM ${table} t WHERE ${sql}`, values),
	);
}
