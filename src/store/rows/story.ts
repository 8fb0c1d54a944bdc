import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Derivation, DerivationKind, Document, Story } from '../../core/story.js';

@Entity('story')
export class StoryRow implements Story {
	@PrimaryColumn('text') id!: string;
	@Column('text') slug!: string;
	@Column('text') title!: string;
	@Column('text') language!: string;
	@Column('text') recordedAt!: string;
}

@Entity('document')
export class DocumentRow implements Document {
	@PrimaryColumn('text') id!: string;
	@Column('text') slug!: string;
	@Column('text', { nullable: true }) storyId!: string | null;
	@Column('text') outlet!: string;
	@Column('text', { nullable: true }) title!: string | null;
	@Column('text', { nullable: true }) url!: string | null;
	@Column('text') language!: string;
	@Column('text', { nullable: true }) dateline!: string | null;
	@Column('text', { nullable: true }) published!: string | null;
	@Column('text', { nullable: true }) note!: string | null;
	@Column('text') recordedAt!: string;
}

@Entity('derivation')
export class DerivationRow implements Derivation {
	@PrimaryColumn('text') documentId!: string;
	@PrimaryColumn('text') fromDocumentId!: string;
	@PrimaryColumn('text') kind!: DerivationKind;
	@Column('text') recordedAt!: string;
}
