import type { Span, Wish } from '../../core/filters.js';
import { Conditions } from '../conditions.js';
import type { KeysetList } from '../keyset.js';
import { AuditRow } from '../rows/audit.js';
import { hydrate, list } from '../sql.js';

/** Which entries are wanted. */
export interface AuditFilter {
	/** Of these desks alone; of all, those of no desk too, where nothing is said. */
	readonly deskIds: readonly string[] | 'ALL';
	readonly actions?: Wish<readonly string[]>;
	/** Done by this user or key. */
	readonly actorId?: Wish<string>;
	/** Done to this thing. */
	readonly objectId?: Wish<string>;
	readonly done?: Wish<Span>;
}

/** Entries of the audit log, newest first. */
export function auditList(filter: AuditFilter): KeysetList<AuditRow> {
	const { where, values } = new Conditions()
		.among('t.desk_id', filter.deskIds === 'ALL' ? null : filter.deskIds)
		.among('t.action', filter.actions)
		.holds('t.actor_id = ?', filter.actorId)
		// Ids have neither % nor quotation marks in them; what else is asked for finds nothing or too much of the desk's own.
		.holds('t.object_ids LIKE ?', filter.objectId == null ? null : `%"${filter.objectId.replaceAll('%', '')}"%`)
		.within('t.at', filter.done);
	return {
		name: 'audit',
		select: list(AuditRow, 't'),
		from: 'audit t',
		where,
		values,
		key: [
			{ sql: 't.sequence', of: 'sequence', type: 'number' },
			{ sql: 't.hash', of: 'hash' },
		],
		descending: true,
		hydrate: (raw) => hydrate(AuditRow, raw),
	};
}
