import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Approval, Override, Policy } from '../../core/policy/policy.js';
import type { RuleName, RuleSettings } from '../../core/policy/settings.js';
import { json } from './json.js';

@Entity('desk_policy')
export class DeskPolicyRow implements Policy {
	@PrimaryColumn('text') deskId!: string;
	@PrimaryColumn('integer') version!: number;
	@Column('text', { transformer: json }) rules!: RuleSettings;
	@Column('text') reason!: string;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') recordedAt!: string;
}

@Entity('source_approval')
export class SourceApprovalRow implements Approval {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('text') sourceId!: string;
	@Column('text') reason!: string;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') recordedAt!: string;
}

@Entity('policy_override')
export class PolicyOverrideRow implements Override {
	@PrimaryColumn('text') claimId!: string;
	@PrimaryColumn('integer') sequence!: number;
	@Column('integer') claimRevision!: number;
	@Column('integer') policyVersion!: number;
	@Column('text', { transformer: json }) rules!: readonly RuleName[];
	@Column('text') reason!: string;
	@Column('text', { nullable: true }) userId!: string | null;
	@Column('text') recordedAt!: string;
}
