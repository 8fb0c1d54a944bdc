import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Assignment, Comment, Correction } from '../core/deskWork.js';
import { seesWork } from '../core/permissions.js';
import type { ClaimMove } from '../core/standings.js';
import { when } from '../core/when.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { connectListed, PageArgs, saidComplexity } from './connection.js';
import type { Context } from './context.js';
import { AssignmentListArgs, ClaimMoveListArgs, CommentListArgs, CorrectionListArgs } from './deskLists.js';
import { spanOf } from './moment.js';
import { orderOf, recordedOf } from './order.js';
import { ClaimRevisionType, ClaimType } from './types/claim.js';
import {
	AssignmentConnection,
	AssignmentType,
	ClaimMoveConnection,
	ClaimMoveType,
	ClaimScheduleType,
	CommentConnection,
	CommentType,
	CorrectionConnection,
	CorrectionType,
} from './types/deskWork.js';
import { UserType } from './types/people.js';
import { StatementType } from './types/statement.js';

/** What the desk does with a claim on its way from tip to published. */
@Resolver(() => ClaimType)
export class DeskWorkResolver {
	@FieldResolver(() => ClaimMoveConnection, {
		description: 'How it came to stand where it stands, oldest first; to the public, from its publication on.',
		complexity: saidComplexity,
	})
	moves(
		@Root() claim: ClaimRow,
		@Args(() => ClaimMoveListArgs) { filter, ...page }: ClaimMoveListArgs,
		@Ctx() { reads }: Context,
	) {
		return connectListed(reads.deskWork().moves(claim, { to: filter?.to, at: spanOf('at', filter) }), page);
	}

	@FieldResolver(() => CorrectionConnection, {
		description: 'What was wrong in it when the public read it, and what it says now; oldest first.',
		complexity: saidComplexity,
	})
	corrections(
		@Root() claim: ClaimRow,
		@Args(() => CorrectionListArgs) { filter, ...page }: CorrectionListArgs,
		@Ctx() { reads }: Context,
	) {
		const wanted = { ofStatement: filter?.ofStatement, recorded: recordedOf(filter) };
		return connectListed(reads.deskWork().corrections(claim, wanted), page);
	}

	@FieldResolver(() => AssignmentConnection, {
		description: 'Who works on it, oldest first unless asked otherwise; nobody to those who do not sit at its desk.',
		complexity: saidComplexity,
	})
	assignments(
		@Root() claim: ClaimRow,
		@Args(() => AssignmentListArgs) { open, filter, orderBy, ...page }: AssignmentListArgs,
		@Ctx() { reads }: Context,
	) {
		const wanted = {
			open: open || null,
			roles: filter?.role,
			userId: filter?.user,
			due: spanOf('due', filter),
			recorded: recordedOf(filter),
		};
		const order = orderOf(orderBy, { by: 'RECORDED_AT', descending: false });
		return connectListed(reads.deskWork().assignments(claim, wanted, order), page);
	}

	@FieldResolver(() => ClaimScheduleType, {
		nullable: true,
		description: 'Its dates; null where there are none, and to those who do not sit at its desk.',
	})
	schedule(@Root() claim: ClaimRow, @Ctx() { reads }: Context) {
		return seesWork(reads.viewer, claim.deskId) ? reads.deskWork().schedule.load(claim.id) : null;
	}

	@FieldResolver(() => CommentConnection, {
		description:
			'Threads of colleagues about it and what was said under it, oldest first; none to those who do not sit at its desk.',
		complexity: saidComplexity,
	})
	comments(
		@Root() claim: ClaimRow,
		@Args(() => CommentListArgs) { resolved, filter, ...page }: CommentListArgs,
		@Ctx() { reads }: Context,
	) {
		const wanted = { resolved, statementId: filter?.statement, recorded: recordedOf(filter) };
		return connectListed(reads.deskWork().comments(claim, wanted), page);
	}
}

/** Who did something, by name, for those who sit at the desk. */
const nameAtDesk = (
	claimId: string,
	userId: string | null,
	{ reads }: Context,
): string | null | Promise<string | null> =>
	userId === null
		? null
		: when(reads.claim.load(claimId), (claim) =>
				claim && seesWork(reads.viewer, claim.deskId) ? reads.deskWork().userName.load(userId) : null,
			);

const byDescription =
	'Who answers for it, by name; null for whoever has the machine, and to those who do not sit at the desk.';

@Resolver(() => ClaimMoveType)
export class ClaimMoveResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim.' })
	claim(@Root() move: ClaimMove, @Ctx() { reads }: Context) {
		return reads.claim.load(move.claimId);
	}

	@FieldResolver(() => String, { nullable: true, description: byDescription })
	by(@Root() move: ClaimMove, @Ctx() context: Context) {
		return nameAtDesk(move.claimId, move.byUserId, context);
	}
}

@Resolver(() => CorrectionType)
export class CorrectionResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim.' })
	claim(@Root() correction: Correction, @Ctx() { reads }: Context) {
		return reads.claim.load(correction.claimId);
	}

	@FieldResolver(() => ClaimRevisionType, {
		nullable: true,
		description: 'The wording that it brought about, where it is about the wording.',
	})
	async revision(@Root() { claimId, revision }: Correction, @Ctx() { reads }: Context) {
		const [claim, found] = await Promise.all([
			reads.claim.load(claimId),
			revision === null ? null : reads.deskWork().revision.load(`${claimId} ${revision}`),
		]);
		return claim && found && reads.deskWork().shownTo(claim, found);
	}

	@FieldResolver(() => StatementType, {
		nullable: true,
		description: 'The statement that was taken back, where it is about one.',
	})
	statement(@Root() { statementId }: Correction, @Ctx() { reads }: Context) {
		return statementId === null ? null : reads.statement.load(statementId);
	}

	@FieldResolver(() => String, { nullable: true, description: byDescription })
	by(@Root() correction: Correction, @Ctx() context: Context) {
		return nameAtDesk(correction.claimId, correction.byUserId, context);
	}
}

@Resolver(() => AssignmentType)
export class AssignmentResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim.' })
	claim(@Root() assignment: Assignment, @Ctx() { reads }: Context) {
		return reads.claim.load(assignment.claimId);
	}

	@FieldResolver(() => UserType, { nullable: true, description: 'Who is to do it; null once they have left the desk.' })
	user(@Root() assignment: Assignment, @Ctx() { people }: Context) {
		return people().user.load(assignment.userId);
	}

	@FieldResolver(() => String, { nullable: true, description: byDescription })
	by(@Root() assignment: Assignment, @Ctx() context: Context) {
		return nameAtDesk(assignment.claimId, assignment.byUserId, context);
	}
}

@Resolver(() => CommentType)
export class CommentResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim that it is about, or under which the statement is.' })
	claim(@Root() comment: Comment, @Ctx() { reads }: Context) {
		return reads.claim.load(comment.claimId);
	}

	@FieldResolver(() => StatementType, { nullable: true, description: 'The statement that it is about, if it is.' })
	statement(@Root() { statementId }: Comment, @Ctx() { reads }: Context) {
		return statementId === null ? null : reads.statement.load(statementId);
	}

	@FieldResolver(() => String, { nullable: true, description: byDescription })
	by(@Root() comment: Comment, @Ctx() context: Context) {
		return nameAtDesk(comment.claimId, comment.byUserId, context);
	}

	@FieldResolver(() => CommentConnection, { description: 'What answers it, oldest first.', complexity: saidComplexity })
	replies(@Root() comment: Comment, @Args(() => PageArgs) page: PageArgs, @Ctx() { reads }: Context) {
		return when(reads.claim.load(comment.claimId), (claim) =>
			claim ? connectListed(reads.deskWork().comments(claim, { replyToId: comment.id }), page) : null,
		);
	}
}
