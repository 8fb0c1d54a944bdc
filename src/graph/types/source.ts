import { Field, Int, ObjectType } from 'type-graphql';
import type { Attribution as Attributions, Directness as Directnesses, Headcount, Source } from '../../core/source.js';
import { connectionOf } from '../connection.js';
import { Attribution, Directness } from '../enums.js';
import { DateTime } from '../scalars.js';
import { NodeType } from './node.js';

@ObjectType('Headcount', { description: 'How many people stand behind an unnamed source.', simpleResolvers: true })
export class HeadcountType implements Headcount {
	@Field(() => Int, { description: 'The least that the report gives; what the score counts.' }) least!: number;
	@Field(() => Int, { nullable: true, description: 'The most; null where the report leaves it open.' }) most!:
		| number
		| null;
}

@ObjectType('Source', { implements: NodeType, description: 'Who speaks, and on what terms.' })
export class SourceType
	extends NodeType
	implements Omit<Source, 'storyId' | 'documentId' | 'partyIds' | 'mayOverlapIds'>
{
	@Field(() => String, { description: 'Its name in addresses and files; within a story, `story/name`.' }) slug!: string;
	@Field(() => Attribution, { description: 'On which terms it speaks.' }) attribution!: Attributions;
	@Field(() => Directness, { description: 'How near it is to what it speaks of.' }) directness!: Directnesses;
	@Field(() => HeadcountType, { nullable: true, description: 'How many people, where the source is unnamed.' })
	headcount!: HeadcountType | null;
	@Field(() => String, { nullable: true, description: 'How the report describes it.' }) described!: string | null;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
}

export const SourceConnection = connectionOf('Source', () => SourceType);
