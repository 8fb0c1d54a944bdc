import { Field, ObjectType } from 'type-graphql';
import type { Story } from '../../core/story.js';
import { connectionOf } from '../connection.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { NodeType } from './node.js';

@ObjectType('Story', {
	implements: NodeType,
	description: 'A piece of reporting under check; groups claims and documents.',
})
export class StoryType extends NodeType implements Story {
	@Field(() => String, { description: 'Its name in addresses and files.' }) slug!: string;
	@Field(() => String, { description: 'Its title, in its language.' }) title!: string;
	@Field(() => LanguageTag, { description: 'The language of the reporting.' }) language!: string;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
}

export const StoryConnection = connectionOf('Story', () => StoryType);
