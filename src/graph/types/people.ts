import { Field, ID, ObjectType } from 'type-graphql';
import type { ApiKey, Desk, User } from '../../core/desk.js';
import type { Actor, Role as Roles } from '../../core/permissions.js';
import { connectionOf } from '../connection.js';
import { ActorKind, Role } from '../enums.js';
import { DateTime } from '../scalars.js';
import { NodeType } from './node.js';

@ObjectType('Desk', {
	implements: NodeType,
	description: 'People who check together, under rules of their own. Whatever is recorded belongs to one desk.',
})
export class DeskType extends NodeType implements Desk {
	@Field(() => String, { description: 'Its name in addresses and files.' }) slug!: string;
	@Field(() => String, { description: 'Its name.' }) name!: string;
	@Field(() => DateTime, { description: 'When it was opened.' }) recordedAt!: string;
}

@ObjectType('User', {
	implements: NodeType,
	description: 'Somebody who can sign in. Known to those who sit at a desk with them.',
})
export class UserType extends NodeType implements Omit<User, 'email'> {
	@Field(() => String, { description: 'Their name.' }) name!: string;
	@Field(() => DateTime, { description: 'When they were admitted.' }) recordedAt!: string;
	@Field(() => DateTime, { nullable: true, description: 'Since when they may no longer sign in; what they did stays.' })
	endedAt!: string | null;
}

@ObjectType('Seat', { description: 'What somebody is at a desk.' })
export class SeatType {
	@Field(() => Role, { description: 'What they may do there, by the charter.' }) role!: Roles;
	@Field(() => DateTime, { nullable: true, description: 'Since when; null where nobody sits there in person.' })
	recordedAt!: string | null;
	@Field(() => ID, { description: 'The id of the desk.' }) deskId!: string;
}

@ObjectType('ApiKey', {
	implements: NodeType,
	description: 'A way in for programs, made by a user for one desk. Its token is told once, when it is made.',
})
export class ApiKeyType extends NodeType implements ApiKey {
	@Field(() => String, { description: 'What it is for.' }) name!: string;
	@Field(() => Role, { description: 'What it may do at most; never more than its user may at the moment.' })
	role!: Roles;
	@Field(() => DateTime, { description: 'When it was made.' }) recordedAt!: string;
	@Field(() => DateTime, { description: 'From when it is void.' }) expiresAt!: string;
	@Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute.' })
	lastUsedAt!: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Since when it is void, where it was revoked.' })
	revokedAt!: string | null;
	userId!: string;
	deskId!: string;
}

@ObjectType('Viewer', { description: 'Who asks.' })
export class ViewerType {
	@Field(() => ActorKind, { description: 'Whether they signed in, and how.' }) kind!: Actor['kind'];
	@Field(() => String, { description: 'What they are called in a sentence.' }) name!: string;
}

export const DeskConnection = connectionOf('Desk', () => DeskType);
export const UserConnection = connectionOf('User', () => UserType);
export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKeyType);
