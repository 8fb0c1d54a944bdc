import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { Standing as Standings } from '../core/claim.js';
import type { AssignmentRole as AssignmentRoles } from '../core/deskWork.js';
import { PageArgs } from './connection.js';
import { AssignmentOrderField, AssignmentRole, Standing } from './enums.js';
import { OrderInput, RecordedFilter, whichOnes } from './order.js';
import { DateTime, LanguageTag } from './scalars.js';

@InputType({ description: 'Which moves are wanted; each field given narrows the list.' })
class ClaimMoveFilter {
	@Field(() => [Standing], { nullable: true, description: 'To one of these standings.' }) to?: Standings[] | null;
	@Field(() => DateTime, { nullable: true, description: 'Made at this moment or later.' }) atFrom?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Made by this moment; a day alone counts whole.' })
	atUntil?: string | null;
}

@InputType({ description: 'Which corrections are wanted; each field given narrows the list.' })
class CorrectionFilter extends RecordedFilter {
	@Field(() => Boolean, {
		nullable: true,
		description: 'Only those about a statement that was taken back, or only the others.',
	})
	ofStatement?: boolean | null;
}

@InputType({ description: 'Which wordings are wanted; each field given narrows the list.' })
class ClaimRevisionFilter extends RecordedFilter {
	@Field(() => [LanguageTag], { nullable: true, description: 'In one of these languages.' }) language?: string[] | null;
}

@InputType({ description: 'Which assignments are wanted; each field given narrows the list.' })
class AssignmentFilter extends RecordedFilter {
	@Field(() => [AssignmentRole], { nullable: true, description: 'To do one of these things.' })
	role?: AssignmentRoles[] | null;
	@Field(() => ID, { nullable: true, description: 'Of this user (an id).' }) user?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Due at this moment or later.' }) dueFrom?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Due by this moment; a day alone counts whole.' })
	dueUntil?: string | null;
}

@InputType({ description: 'The order of a list of assignments.' })
class AssignmentOrder extends OrderInput {
	@Field(() => AssignmentOrderField, { description: 'What they are ordered by.' }) field!: 'RECORDED_AT' | 'DUE_AT';
}

@InputType({ description: 'Which threads are wanted; each field given narrows the list.' })
class CommentFilter extends RecordedFilter {
	@Field(() => ID, { nullable: true, description: 'About this statement (an id).' }) statement?: string | null;
}

@ArgsType()
export class ClaimMoveListArgs extends PageArgs {
	@Field(() => ClaimMoveFilter, whichOnes) filter?: ClaimMoveFilter | null;
}

@ArgsType()
export class CorrectionListArgs extends PageArgs {
	@Field(() => CorrectionFilter, whichOnes) filter?: CorrectionFilter | null;
}

@ArgsType()
export class ClaimRevisionListArgs extends PageArgs {
	@Field(() => ClaimRevisionFilter, whichOnes) filter?: ClaimRevisionFilter | null;
}

@ArgsType()
export class AssignmentListArgs extends PageArgs {
	@Field(() => Boolean, { defaultValue: true, description: 'Only those that have not ended.' }) open!: boolean;
	@Field(() => AssignmentFilter, whichOnes) filter?: AssignmentFilter | null;
	@Field(() => AssignmentOrder, {
		nullable: true,
		description: 'In which order; the oldest record first when nothing is said.',
	})
	orderBy?: AssignmentOrder | null;
}

@ArgsType()
export class CommentListArgs extends PageArgs {
	@Field(() => Boolean, { nullable: true, description: 'Only settled threads, or only open ones; all when left out.' })
	resolved?: boolean | null;
	@Field(() => CommentFilter, whichOnes) filter?: CommentFilter | null;
}
