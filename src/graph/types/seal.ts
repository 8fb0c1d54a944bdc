import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.js';

@ObjectType('Seal', {
	description:
		'That who stands behind an unnamed source is put away, encrypted, and for whom. It holds nothing of the identity.',
	simpleResolvers: true,
})
export class SealType {
	@Field(() => [ID], { description: 'The users who may open it.' }) readerIds!: readonly string[];
	@Field(() => DateTime, { description: 'When it was sealed.' }) recordedAt!: string;
	@Field(() => DateTime, {
		nullable: true,
		description: 'When what it held was destroyed for good; null while it is there.',
	})
	destroyedAt!: string | null;
}
