import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Owned } from '../../core/permissions.js';
import type { Derivation, DerivationKind, Document, Story } from '../../core/story.js';

@Entity('story')
export class StoryRow implements Story, Owned {
	@PrimaryColumn('text') id!: string;
	@Column('text') slug!: string;
	@Column('text') title!: string;
	@Column('text') language!: string;
	@Column('text') recordedAt!: string;
	@Column('text') deskId!: string;
	@Column('text', { nullable: true }) publicSince!: string | null;
}

@Entity('document')
export class DocumentRow implements Document, Owned {
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
	@Column('text', { nullable: true }) byline!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text') deskId!: string;
	@Column('text', { nullable: true }) publicSince!: string | null;
}

@Entity('derivation')
export class DerivationRow implements Derivation {
	@PrimaryColumn('text') documentId!: string;
	@PrimaryColumn('text') fromDocumentId!: string;
	@PrimaryColumn('text') kind!: DerivationKind;
	@Column('text') recordedAt!: string;
}
