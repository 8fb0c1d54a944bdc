import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApiKey, Desk, User } from '../../core/desk.js';
import type { Role } from '../../core/permissions.js';

@Entity('desk')
export class DeskRow implements Desk {
	@PrimaryColumn('text') id!: string;
	@Column('text') slug!: string;
	@Column('text') name!: string;
	@Column('text') recordedAt!: string;
}

/** `user` is a word of SQL's own. */
@Entity('desk_user')
export class UserRow implements User {
	@PrimaryColumn('text') id!: string;
	@Column('text') name!: string;
	@Column('text', { nullable: true }) email!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) endedAt!: string | null;
}

/** What a user is at a desk; one seat at each. */
@Entity('seat')
export class SeatRow {
	@PrimaryColumn('text') userId!: string;
	@PrimaryColumn('text') deskId!: string;
	@Column('text') role!: Role;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) endedAt!: string | null;
}

@Entity('api_key')
export class ApiKeyRow implements ApiKey {
	@PrimaryColumn('text') id!: string;
	@Column('text') userId!: string;
	@Column('text') deskId!: string;
	@Column('text') role!: Role;
	@Column('text') name!: string;
	@Column('text') secretHash!: string;
	@Column('text') recordedAt!: string;
	@Column('text') expiresAt!: string;
	@Column('text', { nullable: true }) lastUsedAt!: string | null;
	@Column('text', { nullable: true }) revokedAt!: string | null;
}

/** What signing in has begun. Its secret is replaced while it is used; the one before is good for a moment more. */
@Entity('user_session')
export class UserSessionRow {
	@PrimaryColumn('text') id!: string;
	@Column('text') userId!: string;
	@Column('text') secretHash!: string;
	@Column('text', { nullable: true }) previousHash!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text') rotatedAt!: string;
	@Column('text') expiresAt!: string;
	@Column('text', { nullable: true }) lastUsedAt!: string | null;
	@Column('text', { nullable: true }) endedAt!: string | null;
}

/** How a provider of OpenID Connect knows a user. */
@Entity('user_identity')
export class UserIdentityRow {
	@PrimaryColumn('text') issuer!: string;
	@PrimaryColumn('text') subject!: string;
	@Column('text') userId!: string;
	@Column('text') recordedAt!: string;
}
