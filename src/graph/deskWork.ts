import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { seesWork } from '../core/permissions.js';
import type { ClaimMove } from '../core/standings.js';
import { when } from '../core/when.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { connectListed, PageArgs, saidComplexity } from './connection.js';
import type { Context } from './context.js';
import { ClaimType } from './types/claim.js';
import { ClaimMoveConnection, ClaimMoveType } from './types/deskWork.js';

/** What the desk does with a claim on its way from tip to published. */
@Resolver(() => ClaimType)
export class DeskWorkResolver {
	@FieldResolver(() => ClaimMoveConnection, {
		description: 'How it came to stand where it stands, oldest first; to the public, from its publication on.',
		complexity: saidComplexity,
	})
	moves(@Root() claim: ClaimRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { reads }: Context) {
		return connectListed(reads.moves(claim.id, { publicOnly: !seesWork(reads.viewer, claim.deskId) }), page);
	}
}

/** Who did something, by name, for those who sit at the desk. */
export const nameAtDesk = (
	{ claimId, byUserId }: { readonly claimId: string; readonly byUserId: string | null },
	{ reads }: Context,
): string | null | Promise<string | null> =>
	byUserId === null
		? null
		: when(reads.claim.load(claimId), (claim) =>
				claim && 'deskId' in claim && seesWork(reads.viewer, claim.deskId) ? reads.userName.load(byUserId) : null,
			);

@Resolver(() => ClaimMoveType)
export class ClaimMoveResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim.' })
	claim(@Root() move: ClaimMove, @Ctx() { reads }: Context) {
		return reads.claim.load(move.claimId);
	}

	@FieldResolver(() => String, {
		nullable: true,
		description:
			'Who answers for it, by name; null for whoever has the machine, and to those who do not sit at the desk.',
	})
	by(@Root() move: ClaimMove, @Ctx() context: Context) {
		return nameAtDesk(move, context);
	}
}
