import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Interest, InterestKind, Party, PartyKind } from '../../core/party.js';
import type { Owned } from '../../core/permissions.js';
import type { Localized } from '../../core/text.js';
import { json } from './json.js';

@Entity('party')
export class PartyRow implements Party, Owned {
	@PrimaryColumn('text') id!: string;
	@Column('text') slug!: string;
	@Column('text') kind!: PartyKind;
	@Column('text') name!: string;
	@Column('text', { transformer: json }) names!: Localized;
	@Column('text', { nullable: true }) shortName!: string | null;
	@Column('text', { transformer: json }) outsideIds!: Readonly<Record<string, string>>;
	@Column('text', { nullable: true }) note!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text') deskId!: string;
	@Column('text', { nullable: true }) publicSince!: string | null;
}

@Entity('interest')
export class InterestRow implements Interest {
	@PrimaryColumn('text') id!: string;
	@Column('text') partyId!: string;
	@Column('text') kind!: InterestKind;
	@Column('text') inPartyId!: string;
	@Column('text', { nullable: true }) since!: string | null;
	@Column('text', { nullable: true }) until!: string | null;
	@Column('text', { nullable: true }) note!: string | null;
	@Column('text') recordedAt!: string;
}
