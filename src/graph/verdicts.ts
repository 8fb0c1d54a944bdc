import { ArgsType, Field, InputType } from 'type-graphql';
import type { VerdictState as States } from '../core/verdict.js';
import { PageArgs } from './connection.js';
import { VerdictState } from './deskEnums.js';
import { RecordedFilter, whichOnes } from './order.js';

@InputType({ description: 'Which verdicts are wanted; each field given narrows the list.' })
class VerdictFilter extends RecordedFilter {
	@Field(() => [VerdictState], { nullable: true, description: 'That have come so far.' }) state?: States[] | null;
	@Field(() => [String], {
		nullable: true,
		description: 'With one of these ratings, by their keys; one that is sealed for whoever asks has none.',
	})
	rating?: string[] | null;
}

@ArgsType()
export class VerdictListArgs extends PageArgs {
	@Field(() => VerdictFilter, whichOnes)
	filter?: VerdictFilter | null;
}
