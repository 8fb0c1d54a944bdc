import type { ApiKey, Desk, User } from '../core/desk.js';
import type { Wish } from '../core/filters.js';
import { groupBy } from '../core/group.js';
import { type Actor, desksWhere, type Role } from '../core/permissions.js';
import { Conditions } from './conditions.js';
import type { Database } from './database.js';
import { gathering } from './gathering.js';
import type { KeysetList } from './keyset.js';
import { listOf } from './lists.js';
import { Lookup } from './lookup.js';
import { pagesOf } from './pages.js';
import { isKnownTo } from './people.js';
import { ApiKeyRow, DeskRow, SeatRow, UserRow } from './rows/desk.js';
import { list, places, type Session, type Value } from './sql.js';

/** What somebody is at one desk, and since when. */
export interface SeatOnRecord {
	readonly userId: string;
	readonly deskId: string;
	readonly role: Role;
	readonly recordedAt: string;
}

/** Which users are wanted; what is left out does not matter. */
export interface UserFilter {
	readonly nameStartsWith?: Wish<string>;
	/** At a desk that is known to whoever asks. */
	readonly roles?: Wish<readonly Role[]>;
}

/** What one request reads of people with: as far as who asks may know of them. */
export type People = ReturnType<typeof peopleOf>;

interface Condition {
	readonly sql: string;
	readonly values: readonly string[];
}

export function peopleOf(database: Database, actor: Actor) {
	const session = gathering(database);
	const pages = pagesOf(session);
	const desks = actor.kind === 'SYSTEM' ? null : actor.seats.map((seat) => seat.deskId);
	const among = (column: string, ids: readonly string[] | null): Condition =>
		ids === null ? { sql: '1 = 1', values: [] } : { sql: `${column} IN ${places(ids)}`, values: ids };
	const owned = actor.kind === 'SYSTEM' ? null : desksWhere(actor, 'revokeKeyOfOthers');
	const ownKeys = among('t.desk_id', owned);
	const keysKnown: Condition = {
		sql: `(t.user_id = ? OR ${ownKeys.sql})`,
		values: [actor.userId ?? '', ...ownKeys.values],
	};
	const one = <T extends { readonly id: string }>(
		row: new () => T,
		{ table, known }: { readonly table: string; readonly known: Condition },
	) =>
		new Lookup<T | null>(async (ids) => {
			const rows = await session.query<T>(
				`SELECT ${list(row, 't')} FROM ${table} t WHERE t.id IN ${places(ids)} AND ${known.sql}`,
				[...ids, ...known.values],
			);
			const found = new Map(rows.map((each) => [each.id, each]));
			return ids.map((id) => found.get(id) ?? null);
		});
	const page = <T>(asked: KeysetList<T>) => pages(asked);
	return {
		desk: one<Desk>(DeskRow, { table: 'desk', known: among('t.id', desks) }),
		user: one<User>(UserRow, { table: 'desk_user', known: isKnownTo(actor, 't.id') }),
		key: one<ApiKey>(ApiKeyRow, { table: 'api_key', known: keysKnown }),
		/** The seats of users at desks that are known, in the order in which they took them. */
		seatsOfUser: new Lookup<readonly SeatOnRecord[]>(async (ids) => {
			const known = among('s.desk_id', desks);
			const rows = await session.query<SeatRow>(
				`SELECT ${list(SeatRow, 's')} FROM seat s WHERE s.user_id IN ${places(ids)} AND s.ended_at IS NULL AND ${known.sql}
				ORDER BY s.recorded_at, s.desk_id`,
				[...ids, ...known.values],
			);
			const seats = groupBy(rows, (row) => row.userId);
			return ids.map((id) => seats.get(id) ?? []);
		}),
		/** The desk that a source belongs to. */
		deskOfSource: new Lookup<string | null>((ids) => desksOfSources(session, ids)),
		desks: () => {
			const { sql, values } = among('t.id', desks);
			return page(
				listOf('desks', DeskRow, {
					from: 'desk t',
					where: [sql],
					values,
					sorts: { SLUG: { sql: 't.slug', of: 'slug', type: 'string' } },
					order: { by: 'SLUG', descending: false },
				}),
			);
		},
		/** Those who are known, or those who sit at a desk that is. */
		users: (deskId: string | null, filter: UserFilter) => {
			const known = isKnownTo(actor, 't.id');
			const named = new Conditions().startsWith('t.name', filter.nameStartsWith);
			const at = among('s.desk_id', deskId === null ? desks : [deskId]);
			const role = new Conditions().among('s.role', filter.roles);
			const seated = ['s.ended_at IS NULL', at.sql, ...role.where].join(' AND ');
			const isSeated = deskId !== null || filter.roles != null;
			return page(
				listOf('users', UserRow, {
					from: 'desk_user t',
					where: [
						known.sql,
						...named.where,
						...(isSeated ? [`t.id IN (SELECT s.user_id FROM seat s WHERE ${seated})`] : []),
					],
					values: [...known.values, ...named.values, ...(isSeated ? [...at.values, ...role.values] : [])],
					sorts: { NAME: { sql: 'lower(t.name)', of: 'name', type: 'string', bind: 'lower(?)' } },
					order: { by: 'NAME', descending: false },
				}),
			);
		},
		/** The keys of a user, as far as they are known, the newest first. */
		keys: (userId: string) => {
			const values: Value[] = [userId, ...keysKnown.values];
			return page(
				listOf('keys', ApiKeyRow, {
					from: 'api_key t',
					where: ['t.user_id = ?', keysKnown.sql],
					values,
					sorts: { RECORDED_AT: { sql: 't.recorded_at', of: 'recordedAt', type: 'string' } },
					order: { by: 'RECORDED_AT', descending: true },
				}),
			);
		},
	};
}

async function desksOfSources(session: Session, ids: readonly string[]): Promise<(string | null)[]> {
	const rows = await session.query<{ id: string; deskId: string }>(
		`SELECT id, desk_id AS "deskId" FROM source WHERE id IN ${places(ids)}`,
		ids,
	);
	const found = new Map(rows.map((row) => [row.id, row.deskId]));
	return ids.map((id) => found.get(id) ?? null);
}
