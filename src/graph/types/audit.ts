import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AuditHead, SignedHead } from '../../core/audit.js';
import { connectionOf } from '../connection.js';
import { ActorKind } from '../enums.js';
import { DateTime } from '../scalars.js';

@ObjectType('AuditActor', { description: 'Who did something, as it was then.', simpleResolvers: true })
class AuditActorType {
	@Field(() => ActorKind, { description: 'What sort of actor it was.' }) kind!: string;
	@Field(() => ID, { nullable: true, description: 'The user or key; null for the public and the system.' })
	id!: string | null;
	@Field(() => String, { nullable: true, description: 'The name at the time; null where the person was erased since.' })
	name!: string | null;
}

@ObjectType('AuditEntry', {
	description:
		'One thing that was done to the record. Entries are numbered without a gap, and each hash is over the one before, so that none can be changed, removed or put elsewhere without it showing.',
})
export class AuditEntryType {
	@Field(() => Int, { description: '1 for the first of this installation, then 2, 3 …' }) sequence!: number;
	@Field(() => DateTime, { description: 'When; never before the entry before it.' }) at!: string;
	@Field(() => DateTime, {
		nullable: true,
		description: 'What the clock said, where it had been set back behind the entry before; null otherwise.',
	})
	clock!: string | null;
	@Field(() => String, { description: 'What was done, by the name of its mutation.' }) action!: string;
	@Field(() => AuditActorType, { description: 'Who did it.' }) actor!: AuditActorType;
	@Field(() => [ID], { description: 'What was added or changed, at most 100; of an import, where it was little.' })
	objectIds!: readonly string[];
	@Field(() => String, { nullable: true, description: 'Why, where that was said.' }) reason!: string | null;
	@Field(() => String, {
		nullable: true,
		description:
			'What was changed, as it was: canonical JSON (RFC 8785), rows by table. What is sealed or about a person is a digest.',
	})
	before!: string | null;
	@Field(() => String, {
		nullable: true,
		description: 'What was added or changed, as it was then; of more than twenty rows, how many of each table.',
	})
	after!: string | null;
	@Field(() => String, { description: 'SHA-256 over the hash before it and its own words, in hexadecimal.' })
	hash!: string;
}

export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntryType);

@ObjectType('AuditHead', {
	description:
		'The last entry of the audit log on a day: whoever keeps it can tell later whether the log is still the same.',
	simpleResolvers: true,
})
export class AuditHeadType implements AuditHead, Partial<SignedHead> {
	@Field(() => String, { description: 'The day in UTC, `2026-01-31`.' }) date!: string;
	@Field(() => Int, { description: "The entry's number." }) sequence!: number;
	@Field(() => String, { description: "The entry's hash, in hexadecimal." }) hash!: string;
	@Field(() => String, {
		nullable: true,
		description:
			'Ed25519 over `counterclaim audit head 1`, a line feed and the canonical JSON of date, hash and sequence, in base64; null where no key is set.',
	})
	signature?: string;
	@Field(() => String, { nullable: true, description: 'The raw public key, in base64.' }) publicKey?: string;
}
