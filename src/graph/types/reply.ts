import { Field, ObjectType } from 'type-graphql';
import type { Channel } from '../../core/reply.js';
import { connectionOf } from '../connection.js';
import { RequestChannel } from '../deskEnums.js';
import { DateTime, PartialDate } from '../scalars.js';
import { NodeType } from './node.js';

@ObjectType('RequestReminder', { description: 'That a party was reminded of what it was asked.' })
export class RequestReminderType {
	@Field(() => RequestChannel, { description: 'How.' }) channel!: Channel;
	@Field(() => String, { nullable: true, description: "A note of the desk's." }) note!: string | null;
	@Field(() => DateTime, { description: 'When.' }) remindedAt!: string;
}

@ObjectType('CommentRequest', {
	implements: NodeType,
	description:
		'A question put to a party about a claim, before it is published. Those who do not sit at the desk see that the party was asked, on which day, and what came of it; all else is null for them.',
})
export class CommentRequestType extends NodeType {
	@Field(() => PartialDate, { description: 'The day on which the party was asked, in UTC.' }) askedOn!: string;
	claimId!: string;
	partyId!: string;
}

export const CommentRequestConnection = connectionOf('CommentRequest', () => CommentRequestType);
