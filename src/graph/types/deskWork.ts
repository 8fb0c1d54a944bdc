import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Standing as Standings } from '../../core/claim.js';
import type {
	Assignment,
	AssignmentRole as AssignmentRoles,
	Comment,
	Correction,
	Schedule,
} from '../../core/deskWork.js';
import type { ClaimMove } from '../../core/standings.js';
import { connectionOf } from '../connection.js';
import { AssignmentRole, Standing } from '../enums.js';
import { DateTime } from '../scalars.js';

@ObjectType('ClaimMove', { description: 'One step of a claim on its way from tip to published.' })
export class ClaimMoveType implements Omit<ClaimMove, 'claimId' | 'sequence' | 'byUserId'> {
	@Field(() => Standing, { description: 'Where it stood.' }) from!: Standings;
	@Field(() => Standing, { description: 'Where it stands from then on.' }) to!: Standings;
	@Field(() => String, { nullable: true, description: 'Why, where a reason was given.' }) reason!: string | null;
	@Field(() => Int, { description: 'The number of the wording that it was moved with.' }) revision!: number;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Until when the public was not to see it, where so decided; told to the desk.',
	})
	embargoUntil!: string | null;
	@Field(() => DateTime, { description: 'When; to the public, on which day it was to be seen.' }) at!: string;
	claimId!: string;
	byUserId!: string | null;
}

@ObjectType('Correction', {
	description: 'What was wrong in what the public read, and what it says now. Public, and never taken away.',
})
export class CorrectionType implements Omit<Correction, 'claimId' | 'byUserId' | 'revision' | 'statementId'> {
	@Field(() => ID, { description: 'Names the correction.' }) id!: string;
	@Field(() => String, { description: 'What was wrong, as it stood.' }) was!: string;
	@Field(() => String, { description: 'What it says now.' }) now!: string;
	@Field(() => String, { description: 'How the mistake came about.' }) reason!: string;
	@Field(() => DateTime, { description: 'Since when it says so.' }) recordedAt!: string;
	claimId!: string;
	byUserId!: string | null;
	revision!: number | null;
	statementId!: string | null;
}

@ObjectType('Assignment', { description: 'That somebody is to work on a claim. Seen by those who sit at its desk.' })
export class AssignmentType implements Omit<Assignment, 'claimId' | 'userId' | 'byUserId' | 'endedByUserId'> {
	@Field(() => ID, { description: 'Names the assignment, to end it by.' }) id!: string;
	@Field(() => AssignmentRole, { description: 'What they are to do.' }) role!: AssignmentRoles;
	@Field(() => DateTime, { nullable: true, description: 'By when, where that was said.' }) dueAt!: string | null;
	@Field(() => DateTime, { description: 'Since when.' }) recordedAt!: string;
	@Field(() => DateTime, { nullable: true, description: 'When it was ended; null while they are at it.' })
	endedAt!: string | null;
	@Field(() => String, { nullable: true, description: 'Why it was ended.' }) endedBecause!: string | null;
	claimId!: string;
	userId!: string;
	byUserId!: string | null;
}

@ObjectType('ClaimSchedule', {
	description: "A claim's dates. Seen by those who sit at its desk.",
	simpleResolvers: true,
})
export class ClaimScheduleType implements Schedule {
	@Field(() => DateTime, { nullable: true, description: 'By when it is to be done with.' }) dueAt!: string | null;
	@Field(() => DateTime, { nullable: true, description: 'When it is to be looked at again.' })
	recheckAt!: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Until when the public may not see it; null once the clock has lifted it.',
	})
	embargoUntil!: string | null;
}

@ObjectType('Comment', {
	description: 'What one colleague says to the others about a claim or a statement under it. Never public.',
})
export class CommentType implements Pick<Comment, 'id' | 'text' | 'recordedAt' | 'resolvedAt'> {
	@Field(() => ID, { description: 'Names the comment, to answer it by.' }) id!: string;
	@Field(() => String, { description: 'What is said.' }) text!: string;
	@Field(() => DateTime, { description: 'When.' }) recordedAt!: string;
	@Field(() => DateTime, { nullable: true, description: 'When the thread that it began was settled, if it was.' })
	resolvedAt!: string | null;
	claimId!: string;
	statementId!: string | null;
	replyToId!: string | null;
	byUserId!: string | null;
}

export const ClaimMoveConnection = connectionOf('ClaimMove', () => ClaimMoveType);
export const CorrectionConnection = connectionOf('Correction', () => CorrectionType);
export const AssignmentConnection = connectionOf('Assignment', () => AssignmentType);
export const CommentConnection = connectionOf('Comment', () => CommentType);
