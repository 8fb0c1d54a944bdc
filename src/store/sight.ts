import { dayOf } from '../core/dates.js';
import type { Span, Wish } from '../core/filters.js';
import { kindOfId } from '../core/ids.js';
import { maySee, type Owned, type Viewer } from '../core/permissions.js';
import type { KeysetList } from './keyset.js';
import type { Session } from './sql.js';

/**
 * What somebody sees of the record, as a condition and as a veil. Whoever sees everything gets back what was given, so that
 * nothing is added to their SQL.
 */
export interface Sight {
	readonly viewer: Viewer;
	/** Nothing is hidden. */
	readonly whole: boolean;
	/** SQL that holds of what is seen, of the row of a table that has an owner under this alias. */
	condition(alias: string): string;
	/** SQL that holds of what belongs to a desk of theirs. */
	own(alias: string): string;
	/** As `condition`, to go after another one; '' where nothing is hidden. */
	and(alias: string): string;
	/** Joins what must be seen too, `claim w ON w.id = t.claim_id`; '' where nothing is hidden. */
	join(joined: string): string;
	sees(thing: Owned): boolean;
	/** A thing as it is shown: to those who are not of its desk without notes, to the public with times of record by the day. */
	shown<T extends object>(thing: T, deskId: string): T;
	/** What a load by ids answers, without what is not seen, and veiled. */
	only<T extends Owned>(load: Load<T>): Load<T>;
	/** A list of things that have an owner each, under this alias in SQL, without those that are not seen. */
	list<T extends Owned>(list: KeysetList<T>, alias?: string): KeysetList<T>;
	/** A list of things that are seen with others; `w` in `joined` is the one whose desk they are of. */
	listWith<T extends object>(list: KeysetList<T>, joined: readonly string[]): KeysetList<T>;
	/** A filter whose times of record are as they are shown: days, for the public. */
	asShown<F extends { readonly recorded?: Wish<Span>; readonly scored?: Wish<Span>; readonly at?: Wish<Span> }>(
		filter: F,
	): F;
}

type Load<T> = (session: Session, ids: readonly string[]) => Promise<Map<string, T>>;

export function sightOf(viewer: Viewer): Sight {
	const { desks } = viewer;
	if (desks === 'ALL') return wholeSight(viewer);
	const own = desks.filter((id) => kindOfId(id) === 'desk');
	const isPublic = own.length === 0;
	const ownCondition = (alias: string): string =>
		isPublic ? 'FALSE' : `${alias}.desk_id IN (${own.map((id) => `'${id}'`).join(', ')})`;
	const condition = (alias: string): string =>
		isPublic ? `${alias}.public_since IS NOT NULL` : `(${alias}.public_since IS NOT NULL OR ${ownCondition(alias)})`;
	const join = (joined: string) => ` JOIN ${joined} AND ${condition(joined.split(' ')[1] ?? '')}`;
	const sees = (thing: Owned) => maySee(viewer, thing);
	const shown = <T extends object>(thing: T, deskId: string): T => {
		if (own.includes(deskId)) return thing;
		const veiled = { ...thing } as Record<string, unknown>;
		if ('note' in thing) veiled.note = null;
		if (isPublic)
			for (const time of times) {
				const at = veiled[time];
				if (typeof at === 'string') veiled[time] = dayOf(at);
			}
		return veiled as T;
	};
	/** Within a day nothing is told of what was recorded when: the order there is that of the ids, which are chance. */
	const key = <T>({ key: [sort, tie] }: KeysetList<T>): KeysetList<T>['key'] =>
		isPublic && sort.of === 'recordedAt'
			? [{ ...sort, sql: `substr(${sort.sql}, 1, 10)`, bind: 'substr(?, 1, 10)' }, tie]
			: [sort, tie];
	return {
		viewer,
		whole: false,
		condition,
		own: ownCondition,
		and: (alias) => ` AND ${condition(alias)}`,
		join,
		sees,
		shown,
		only: (load) => async (session, ids) => {
			const found = await load(session, ids);
			const seen = [...found].filter(([, thing]) => sees(thing));
			return new Map(seen.map(([id, thing]) => [id, shown(thing, thing.deskId)]));
		},
		list: (list, alias = 't') => ({
			...list,
			where: [...list.where, condition(alias)],
			key: key(list),
			hydrate: (raw) => list.hydrate(raw).map((thing) => shown(thing, thing.deskId)),
		}),
		listWith: (list, joined) => ({
			...list,
			select: `${list.select}, w.desk_id AS "ownedBy"`,
			from: list.from + joined.map(join).join(''),
			key: key(list),
			hydrate: (raw) => list.hydrate(raw).map((thing) => shown(thing, (thing as { ownedBy?: string }).ownedBy ?? '')),
		}),
		asShown: (filter) =>
			isPublic
				? { ...filter, recorded: inDays(filter.recorded), scored: inDays(filter.scored), at: inDays(filter.at) }
				: filter,
	};
}

const wholeSight = (viewer: Viewer): Sight => ({
	viewer,
	whole: true,
	condition: () => 'TRUE',
	own: () => 'TRUE',
	and: () => '',
	join: () => '',
	sees: () => true,
	shown: (thing) => thing,
	only: (load) => load,
	list: (list) => list,
	listWith: (list) => list,
	asShown: (filter) => filter,
});

/** Fields that tell when something came to the record, or was worked on. */
const times = ['recordedAt', 'scoredAt', 'at', 'endedAt'] as const;

const inDays = (span: Wish<Span>): Wish<Span> =>
	span && { from: span.from && nextDay(span.from), until: span.until && endOfDay(span.until) };

const endOfDay = (at: string): string => `${at.slice(0, 10)}T23:59:59.999Z`;
/** The first beginning of a day from a moment on. */
const nextDay = (at: string): string =>
	at === dayOf(at) ? at : new Date(Date.parse(dayOf(at)) + 86_400_000).toISOString();
