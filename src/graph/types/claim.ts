import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
	BearingKind,
	Claim,
	ClaimKind as ClaimKinds,
	ClaimLink,
	LinkKind,
	Standing as Standings,
} from '../../core/claim.js';
import { connectionOf } from '../connection.js';
import { ClaimKind, ClaimLinkKind, NewsFor, Standing } from '../enums.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { TextInLanguage } from '../texts.js';
import { NodeType } from './node.js';

@ObjectType('Claim', {
	implements: NodeType,
	description: 'An assertion under examination: one checkable proposition. Never a verdict.',
})
export class ClaimType extends NodeType implements Omit<Claim, 'text' | 'translations'> {
	@Field(() => String, { description: 'Its name in addresses and files.' }) slug!: string;
	@Field(() => LanguageTag, { description: 'The language that it is worded in.' }) language!: string;
	@Field(() => ClaimKind, { description: 'What sort of proposition it is.' }) kind!: ClaimKinds;
	@Field(() => Boolean, { description: 'Whether nobody says it outright and the reporting implies it.' })
	implied!: boolean;
	@Field(() => Int, { description: 'The number of its current wording, from 1.' }) revision!: number;
	@Field(() => Standing, { description: "How far the desk's work on it has come." }) standing!: Standings;
	@Field(() => DateTime, { nullable: true, description: 'When it was first made in public, where known.' })
	saidAt!: string | null;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
}

@ObjectType('Bearing', { description: 'A party that a claim is about, and what the claim would mean for it.' })
export class BearingType {
	@Field(() => NewsFor, { description: 'Whether the claim, if true, is good or bad news for the party.' })
	news!: BearingKind;
	partyId!: string;
}

@ObjectType('ClaimLink', { description: 'One claim resting on another, or opposed by it.' })
export class ClaimLinkType implements Pick<ClaimLink, 'id' | 'kind' | 'recordedAt'> {
	@Field(() => ID, { description: 'Names the link, to end it by.' }) id!: string;
	@Field(() => ClaimLinkKind, { description: 'How the one hangs on the other.' }) kind!: LinkKind;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
	claimId!: string;
	linkedClaimId!: string;
}

@ObjectType('ClaimRevision', { description: 'One wording of a claim; wordings are never edited in place.' })
export class ClaimRevisionType {
	@Field(() => Int, { description: 'Its number, from 1.' }) revision!: number;
	@Field(() => String, { description: 'The wording.' }) text!: string;
	@Field(() => LanguageTag, { description: 'Its language.' }) language!: string;
	@Field(() => String, { nullable: true, description: 'Why the wording before was left; null for the first.' })
	reason!: string | null;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
	@Field(() => [TextInLanguage], { description: 'Its translations.' }) translations!: TextInLanguage[];
}

export const ClaimConnection = connectionOf('Claim', () => ClaimType);
export const ClaimLinkConnection = connectionOf('ClaimLink', () => ClaimLinkType);
export const ClaimRevisionConnection = connectionOf('ClaimRevision', () => ClaimRevisionType);
