import { groupBy } from '../core/group.js';
import { type Approval, defaultPolicy, type Override, type Policy } from '../core/policy/policy.js';
import { DeskPolicyRow, PolicyOverrideRow, SourceApprovalRow } from './rows/policy.js';
import { hydrate, list, places, type Row, type RowClass, type Session } from './sql.js';
import { versionsOf } from './verdicts.js';

/** The policies that some keys (`keyOfVersion`) name; a version that is not there is missing. */
export const loadPolicies = (session: Session, keys: readonly string[]): Promise<Map<string, Policy>> =>
	versionsOf<Policy>(keys, {
		load: async (deskIds) => {
			const rows = await session.query<Row>(
				`SELECT ${list(DeskPolicyRow, 'p')} FROM desk_policy p WHERE p.desk_id IN ${places(deskIds)} ORDER BY p.version`,
				deskIds,
			);
			return hydrate(DeskPolicyRow, rows);
		},
		first: defaultPolicy,
	});

const underClaims =
	<T extends { readonly claimId: string }>(row: RowClass<T>, table: string, order: string) =>
	async (session: Session, claimIds: readonly string[]): Promise<Map<string, readonly T[]>> => {
		const rows = await session.query<Row>(
			`SELECT ${list(row, 't')} FROM ${table} t WHERE t.claim_id IN ${places(claimIds)} ORDER BY ${order}`,
			claimIds,
		);
		return groupBy(hydrate(row, rows), (one) => one.claimId);
	};

/** The unnamed sources that an editor approved for some claims, by claim id. */
export const loadApprovals: Load<Approval> = underClaims(SourceApprovalRow, 'source_approval', 't.source_id');

/** The overrides of some claims, by claim id and in their order. */
export const loadOverrides: Load<Override> = underClaims(PolicyOverrideRow, 'policy_override', 't.sequence');

type Load<T> = (session: Session, claimIds: readonly string[]) => Promise<Map<string, readonly T[]>>;
