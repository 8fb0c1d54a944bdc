import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who stands behind an unnamed source, encrypted; both ciphertexts are gone once it is destroyed. */
@Entity('seal')
export class SealRow {
	@PrimaryColumn('text') sourceId!: string;
	/** The master key that wraps the source's own. */
	@Column('text', { nullable: true }) keyId!: string | null;
	@Column('text', { nullable: true }) wrappedKey!: string | null;
	@Column('text', { nullable: true }) envelope!: string | null;
	@Column('text') recordedAt!: string;
	@Column('text', { nullable: true }) destroyedAt!: string | null;
}

/** Who may open it. */
@Entity('seal_reader')
export class SealReaderRow {
	@PrimaryColumn('text') sourceId!: string;
	@PrimaryColumn('text') userId!: string;
	@Column('integer') place!: number;
}
