import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Owned } from '../../core/permissions.js';
import type { Attribution, Directness, Source } from '../../core/source.js';

@Entity('source')
export class SourceRow implements Omit<Source, 'headcount' | 'partyIds' | 'mayOverlapIds'>, Owned {
	@PrimaryColumn('text') id!: string;
	@Column('text') slug!: string;
	@Column('text', { nullable: true }) storyId!: string | null;
	@Column('text') attribution!: Attribution;
	@Column('text') directness!: Directness;
	@Column('integer', { nullable: true }) headcountLeast!: number | null;
	@Column('integer', { nullable: true }) headcountMost!: number | null;
	@Column('text', { nullable: true }) described!: string | null;
	@Column('text', { nullable: true }) documentId!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text') deskId!: string;
	@Column('text', { nullable: true }) publicSince!: string | null;
}

@Entity('source_party')
export class SourcePartyRow {
	@PrimaryColumn('text') sourceId!: string;
	@PrimaryColumn('text') partyId!: string;
	@Column('integer') place!: number;
}

@Entity('source_overlap')
export class SourceOverlapRow {
	@PrimaryColumn('text') sourceId!: string;
	@PrimaryColumn('text') otherSourceId!: string;
}
