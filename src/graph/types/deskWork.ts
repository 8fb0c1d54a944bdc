import { Field, Int, ObjectType } from 'type-graphql';
import type { Standing as Standings } from '../../core/claim.js';
import type { ClaimMove } from '../../core/standings.js';
import { connectionOf } from '../connection.js';
import { Standing } from '../enums.js';
import { DateTime } from '../scalars.js';

@ObjectType('ClaimMove', { description: 'One step of a claim on its way from tip to published.' })
export class ClaimMoveType implements Omit<ClaimMove, 'claimId' | 'byUserId'> {
	@Field(() => Int, { description: '1 for the first, then 2, 3 …' }) sequence!: number;
	@Field(() => Standing, { description: 'Where it stood.' }) from!: Standings;
	@Field(() => Standing, { description: 'Where it stands from then on.' }) to!: Standings;
	@Field(() => String, { nullable: true, description: 'Why, where a reason was given.' }) reason!: string | null;
	@Field(() => Int, { description: 'The number of the wording that it was moved with.' }) revision!: number;
	@Field(() => DateTime, { nullable: true, description: 'Until when the public was not to see it, where so decided.' })
	embargoUntil!: string | null;
	@Field(() => DateTime, { description: 'When.' }) at!: string;
	claimId!: string;
	byUserId!: string | null;
}

export const ClaimMoveConnection = connectionOf('ClaimMove', () => ClaimMoveType);
