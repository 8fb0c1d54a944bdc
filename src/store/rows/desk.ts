import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Desk, User } from '../../core/desk.js';
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
}
