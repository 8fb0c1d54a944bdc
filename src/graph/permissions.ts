import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { claimIdOf, kindOfId } from '../core/ids.js';
import { type Action, actions, actionsOn, may, permissionsOn } from '../core/permissions.js';
import { when } from '../core/when.js';
import type { Context } from './context.js';
import { Permission, permissionName } from './enums.js';
import { ClaimType } from './types/claim.js';
import { DocumentType } from './types/document.js';
import { PartyType } from './types/party.js';
import { DeskType, ViewerType } from './types/people.js';
import { SourceType } from './types/source.js';
import { StatementType } from './types/statement.js';
import { StoryType } from './types/story.js';

const description =
	'What the viewer may do to it, by the charter of its desk; whether it makes sense at the moment is another question.';
const named = (allowed: readonly Action[]): string[] => allowed.map(permissionName);

type Kind = keyof typeof actionsOn;
const isKind = (kind: string | null): kind is Kind => kind !== null && Object.hasOwn(actionsOn, kind);

/** What the viewer may do to a thing, by the desk that it belongs to; nothing to what belongs to none. */
function permissionsTo(
	{ id }: { readonly id: string },
	deskId: string | null | undefined,
	{ office }: Context,
): string[] {
	const kind = kindOfId(id);
	return isKind(kind) && deskId ? named(permissionsOn(office.actor, kind, deskId)) : [];
}

type Owned = { readonly id: string; readonly deskId: string };

@Resolver(() => StoryType)
export class StoryPermissions {
	@FieldResolver(() => [Permission], { description })
	permissions(@Root() story: Owned, @Ctx() context: Context) {
		return permissionsTo(story, story.deskId, context);
	}
}

@Resolver(() => DocumentType)
export class DocumentPermissions {
	@FieldResolver(() => [Permission], { description })
	permissions(@Root() document: Owned, @Ctx() context: Context) {
		return permissionsTo(document, document.deskId, context);
	}
}

@Resolver(() => PartyType)
export class PartyPermissions {
	@FieldResolver(() => [Permission], { description })
	permissions(@Root() party: Owned, @Ctx() context: Context) {
		return permissionsTo(party, party.deskId, context);
	}
}

@Resolver(() => SourceType)
export class SourcePermissions {
	@FieldResolver(() => [Permission], { description })
	permissions(@Root() source: { readonly id: string }, @Ctx() context: Context) {
		return when(context.people().deskOfSource.load(source.id), (deskId) => permissionsTo(source, deskId, context));
	}
}

@Resolver(() => ClaimType)
export class ClaimPermissions {
	@FieldResolver(() => [Permission], { description })
	permissions(@Root() claim: Owned, @Ctx() context: Context) {
		return permissionsTo(claim, claim.deskId, context);
	}
}

@Resolver(() => StatementType)
export class StatementPermissions {
	@FieldResolver(() => [Permission], { description })
	permissions(@Root() statement: { readonly id: string }, @Ctx() context: Context) {
		return when(context.reads.claim.load(claimIdOf(statement.id)), (claim) =>
			permissionsTo(statement, claim?.deskId, context),
		);
	}
}

@Resolver(() => DeskType)
export class DeskPermissions {
	@FieldResolver(() => [Permission], {
		description: 'What the viewer may do there; of the founding desk also what is done to all of them.',
	})
	permissions(@Root() desk: { readonly id: string }, @Ctx() context: Context) {
		return permissionsTo(desk, desk.id, context);
	}
}

@Resolver(() => ViewerType)
export class ViewerPermissions {
	@FieldResolver(() => [Permission], { description: 'What they may do at one desk or another.' })
	permissions(@Ctx() { office: { actor } }: Context) {
		return named(
			actions.filter(
				(action) =>
					actor.kind === 'SYSTEM' ||
					may(actor, action, '') ||
					actor.seats.some((seat) => may(actor, action, seat.deskId)),
			),
		);
	}
}
