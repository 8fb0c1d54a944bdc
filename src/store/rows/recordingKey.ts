import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Action } from '../../core/permissions.js';
import { json } from './json.js';

/**
 * What was recorded under a key of a client's, so that a retry is answered and not done. Key and input are kept as hashes:
 * from the table nobody learns what was given.
 */
@Entity('recording_key')
export class RecordingKeyRow {
	@PrimaryColumn('text') keyHash!: string;
	@Column('text') givenHash!: string;
	@Column('text') action!: Action;
	/** The desks at which whoever recorded had to be permitted. */
	@Column('text', { transformer: json }) desks!: readonly string[];
	@Column('text', { transformer: json }) thing!: unknown;
	/** The steps of scores, in the order in which they were answered. */
	@Column('text', { transformer: json }) effects!: readonly { readonly claimId: string; readonly step: number }[];
	@Column('text') at!: string;
}
