import { Args, ArgsType, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { prefixOf } from '../core/credentials.js';
import type { ApiKey, Desk, User } from '../core/desk.js';
import { type Actor, may, type Role as Roles } from '../core/permissions.js';
import type { People, SeatOnRecord } from '../store/peopleReads.js';
import { connectionComplexity, connectListed, listComplexity, PageArgs } from './connection.js';
import type { Context } from './context.js';
import { Role } from './enums.js';
import { whichOnes } from './order.js';
import {
	ApiKeyConnection,
	ApiKeyType,
	DeskConnection,
	DeskType,
	SeatType,
	UserConnection,
	UserType,
	ViewerType,
} from './types/people.js';

@InputType({ description: 'Which users are wanted; each field given narrows the list.' })
class UserFilter {
	@Field(() => String, {
		nullable: true,
		description: 'With a name that begins so; capitals from A to Z are as good as small letters.',
	})
	nameStartsWith?: string | null;
	@Field(() => [Role], { nullable: true, description: 'That are one of these at the desk, or at one of yours.' })
	role?: Roles[] | null;
}

@ArgsType()
class UserListArgs extends PageArgs {
	@Field(() => UserFilter, whichOnes)
	filter?: UserFilter | null;
}

/** The page of users that the arguments ask for, of one desk or of all that are known. */
const usersWhere = (
	people: People,
	{ filter, ...page }: UserListArgs,
	{ deskId }: { readonly deskId: string | null },
) => connectListed(people.users(deskId, { nameStartsWith: filter?.nameStartsWith, roles: filter?.role }), page);

@Resolver(() => ViewerType)
export class ViewerResolver {
	@Query(() => ViewerType, { description: 'Who asks, and what they may do where.' })
	viewer(@Ctx() { office }: Context): Actor {
		return office.actor;
	}

	@FieldResolver(() => UserType, { nullable: true, description: 'The user behind it; null for the public.' })
	user(@Root() { userId }: Actor, @Ctx() { people }: Context) {
		return userId === null ? null : people().user.load(userId);
	}

	@FieldResolver(() => ApiKeyType, { nullable: true, description: 'The key, where a program asks with one.' })
	key(@Root() { kind, id }: Actor, @Ctx() { people }: Context) {
		return kind === 'KEY' && id !== null ? people().key.load(id) : null;
	}

	@FieldResolver(() => [SeatType], {
		description: 'What they are at which desk. Of a key: as far as it goes.',
		complexity: listComplexity,
	})
	seats(@Root() { seats }: Actor): SeatType[] {
		return seats.map((seat) => ({ ...seat, recordedAt: null }));
	}
}

@Resolver(() => SeatType)
export class SeatResolver {
	@FieldResolver(() => DeskType, { description: 'The desk.' })
	desk(@Root() { deskId }: Pick<SeatOnRecord, 'deskId'>, @Ctx() { people }: Context) {
		return people().desk.load(deskId);
	}
}

@Resolver(() => DeskType)
export class DeskResolver {
	@Query(() => DeskConnection, {
		description: 'The desks at which the viewer sits, by their slugs.',
		complexity: connectionComplexity,
	})
	desks(@Args(() => PageArgs) page: PageArgs, @Ctx() { people }: Context) {
		return connectListed(people().desks(), page);
	}

	@FieldResolver(() => UserConnection, { description: 'Who sits there, by name.', complexity: connectionComplexity })
	users(@Root() desk: Desk, @Args(() => UserListArgs) args: UserListArgs, @Ctx() { people }: Context) {
		return usersWhere(people(), args, { deskId: desk.id });
	}
}

@Resolver(() => UserType)
export class UserResolver {
	@Query(() => UserConnection, {
		description: 'Those who sit, or sat, at a desk with the viewer, by name.',
		complexity: connectionComplexity,
	})
	users(@Args(() => UserListArgs) args: UserListArgs, @Ctx() { people }: Context) {
		return usersWhere(people(), args, { deskId: null });
	}

	@FieldResolver(() => String, {
		nullable: true,
		description: 'Their e-mail address, in small letters; told to themselves and to owners of a desk that they sit at.',
	})
	async email(@Root() user: User, @Ctx() { people, office: { actor } }: Context): Promise<string | null> {
		if (user.email === null || actor.kind === 'SYSTEM' || user.id === actor.userId) return user.email;
		const seats = await people().seatsOfUser.load(user.id);
		return seats.some(({ deskId }) => may(actor, 'admitUser', deskId)) ? user.email : null;
	}

	@FieldResolver(() => [SeatType], {
		description: "What they are at the viewer's desks.",
		complexity: listComplexity,
	})
	seats(@Root() user: User, @Ctx() { people }: Context) {
		return people().seatsOfUser.load(user.id);
	}

	@FieldResolver(() => ApiKeyConnection, {
		description: "Their keys, the newest first: the viewer's own, and those to a desk that the viewer owns.",
		complexity: connectionComplexity,
	})
	keys(@Root() user: User, @Args(() => PageArgs) page: PageArgs, @Ctx() { people }: Context) {
		return connectListed(people().keys(user.id), page);
	}
}

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
	@FieldResolver(() => String, { description: 'What its token begins with; enough to know it by, and not to use it.' })
	prefix(@Root() key: ApiKey): string {
		return prefixOf(key.id);
	}

	@FieldResolver(() => UserType, { nullable: true, description: 'Whose it is.' })
	user(@Root() key: ApiKey, @Ctx() { people }: Context) {
		return people().user.load(key.userId);
	}

	@FieldResolver(() => DeskType, {
		nullable: true,
		description: 'The desk that it is for; null where the viewer has left it.',
	})
	desk(@Root() key: ApiKey, @Ctx() { people }: Context) {
		return people().desk.load(key.deskId);
	}
}
